"""The form of a renewal: for which level and how many years."""

from django import forms
from django.utils.formats import number_format
from django.utils.html import SafeString, format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from membership.dues.models import Level, Order
from membership.dues.renewals import Choices, Quote
from membership.forms import Form


class LevelField(forms.ModelChoiceField):
    """The levels offered, each with its dues."""

    widget = forms.RadioSelect

    def offer(self, choices: Choices) -> None:
        self.queryset = Level.objects.filter(pk__in=[level.pk for level in choices.levels])
        self.choices = [(level.pk, self.words_for(level, choices)) for level in choices.levels]

    def words_for(self, level: Level, choices: Choices) -> SafeString:
        words = _("%(price)s yuan a year")
        if level.pk == choices.membership.level_id:
            words = _("%(price)s yuan a year, as now")
        price = words % {"price": number_format(choices.price_of(level), 2)}
        return format_html('<span>{} <small class="renewal__price">{}</small></span>', level, price)


class RenewalForm(Form):
    """What may be chosen for a membership; where there is no choice, nothing is asked."""

    level = LevelField(label=_("Level of the new term"), queryset=Level.objects.none(), empty_label=None)
    years = forms.TypedChoiceField(label=_("Years at once"), coerce=int, widget=forms.RadioSelect)
    replaces = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args, choices: Choices, replaced: Order | None = None, **kwargs):
        self.offered = choices
        start = {
            "level": replaced.level_id if replaced else choices.membership.level_id,
            "years": replaced.years if replaced else 1,
            "replaces": replaced.number if replaced else "",
        }
        super().__init__(*args, initial=start, **kwargs)
        self.fields["level"].offer(choices)
        self.fields["years"].choices = [
            (years, ngettext("%(years)s year", "%(years)s years", years) % {"years": years})
            for years in choices.years
        ]
        self.hide_what_is_no_choice()

    def hide_what_is_no_choice(self) -> None:
        if len(self.offered.levels) == 1:
            self.fields["level"].widget = forms.HiddenInput()
            self.initial["level"] = self.offered.levels[0].pk
        if len(self.offered.years) == 1:
            self.fields["years"].widget = forms.HiddenInput()

    @property
    def is_choice(self) -> bool:
        return self.offered.is_real

    @property
    def quote(self) -> Quote | None:
        """For what is chosen, as far as it can be understood; else for what stands there first."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        levels = {level.pk: level for level in self.offered.levels}
        level = chosen.get("level") or levels.get(self.initial["level"]) or next(iter(levels.values()), None)
        years = chosen.get("years") or min(self.initial["years"], self.offered.years[-1])
        return self.offered.quote(level, years) if level else None
