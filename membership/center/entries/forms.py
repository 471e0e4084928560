"""Forms of entries: what a company writes, asks and reports, and how a list is narrowed."""

from datetime import date
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.exchange.models import Entry, ExchangeCategory, ExchangeSettings, Region, Report
from membership.forms import Form
from membership.joining.forms.fields import RichTextField
from membership.organisations.models import Organisation

MOST_WORDS = 5000
MOST_OF_A_MESSAGE = 2000


def offered(model, chosen=None):
    """What may be chosen from a list: what is offered, and what was chosen before."""
    return model.objects.filter(is_offered=True) | model.objects.filter(pk=getattr(chosen, "pk", None))


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class EntryForm(Form):
    """A draft needs a title only; what is sent must be whole."""

    offered_for: ClassVar[str] = "posts"
    needed: ClassVar[tuple[str, ...]] = ("category", "text", "valid_until", "contact_name")

    title = forms.CharField(label=pgettext_lazy("exchange entry", "Title"), max_length=80)
    category = forms.ModelChoiceField(
        label=pgettext_lazy("exchange entry", "Category"),
        queryset=ExchangeCategory.objects.none(),
        empty_label=_("Please choose"),
    )
    region = forms.ModelChoiceField(
        label=pgettext_lazy("exchange entry", "Region"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("Please choose"),
    )
    text = RichTextField(label=pgettext_lazy("exchange entry", "Description"), max_words=MOST_WORDS)
    valid_until = DayField(label=pgettext_lazy("exchange entry", "Valid until"))
    contact_name = forms.CharField(label=pgettext_lazy("exchange entry", "Contact person"), max_length=60)
    contact_phone = forms.CharField(
        label=pgettext_lazy("exchange entry", "Telephone"),
        max_length=40,
        required=False,
        widget=forms.TelInput(attrs={"inputmode": "tel"}),
    )
    contact_email = forms.EmailField(label=pgettext_lazy("exchange entry", "Email"), required=False)

    def __init__(
        self,
        data=None,
        *,
        entry: Entry,
        rules: ExchangeSettings,
        initial: dict | None = None,
        is_draft: bool = False,
    ):
        self.entry, self.rules = entry, rules
        super().__init__(data, initial=self.begin_with(entry) | (initial or {}))
        self.fields["category"].queryset = offered(ExchangeCategory, entry.category).filter(
            **{f"for_{self.offered_for}": True}
        )
        self.fields["region"].queryset = offered(Region, entry.region)
        for name in ("category", "region"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]
        self.fields["valid_until"].widget.attrs |= {
            "min": timezone.localdate().isoformat(),
            "max": rules.latest_end().isoformat(),
        }
        if is_draft:
            for name in self.needed:
                if name in self.fields:
                    self.fields[name].required = False
        self.is_draft = is_draft

    def begin_with(self, entry: Entry) -> dict:
        values = {name: getattr(entry, name) for name in entry.CONTENT}
        if not entry.pk:
            values |= {"valid_until": self.rules.usual_end(), **contact_of(entry.organisation)}
        return values

    def clean_valid_until(self) -> date | None:
        day = self.cleaned_data["valid_until"]
        latest = self.rules.latest_end()
        if day and not self.is_draft and not timezone.localdate() <= day <= latest:
            raise ValidationError(
                _("Choose a day from today to %(latest)s.") % {"latest": latest.isoformat()}
            )
        return day

    def clean(self):
        cleaned = super().clean()
        reachable = cleaned.get("contact_phone") or cleaned.get("contact_email")
        failed = {"contact_phone", "contact_email"} & set(self.errors)
        if not self.is_draft and not reachable and not failed:
            self.add_error("contact_phone", _("Enter a telephone number or an email address."))
        return cleaned

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.entry.CONTENT if name in self.cleaned_data}


def contact_of(organisation: Organisation) -> dict[str, str]:
    """The primary contact is who most are to ask for; the company may name anybody."""
    contact = organisation.contacts.primary().first()
    if contact is None:
        return {}
    phone = contact.phone.as_national.replace(" ", "") if contact.phone else ""
    return {"contact_name": contact.name, "contact_phone": phone, "contact_email": contact.email}


class EntryFilterForm(Form):
    """Narrows a list of entries; what cannot be understood narrows nothing."""

    offered_for: ClassVar[str] = "posts"
    exact: ClassVar[tuple[str, ...]] = ("category", "region")

    q = forms.CharField(
        label=pgettext_lazy("list of entries", "Search"),
        required=False,
        max_length=60,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "placeholder": pgettext_lazy("list of entries", "Title, text or company"),
            }
        ),
    )
    category = forms.ModelChoiceField(
        label=pgettext_lazy("exchange entry", "Category"),
        queryset=ExchangeCategory.objects.none(),
        required=False,
        empty_label=pgettext_lazy("list of entries", "All categories"),
    )
    region = forms.ModelChoiceField(
        label=pgettext_lazy("exchange entry", "Region"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("All regions"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = ExchangeCategory.objects.filter(
            **{f"for_{self.offered_for}": True}
        )
        self.fields["region"].queryset = Region.objects.all()
        for name in ("category", "region"):
            choices = list(self.fields[name].choices)
            if len(choices) == 1:
                del self.fields[name]
            else:
                self.fields[name].widget.choices = choices  # asked for once

    def narrow(self, entries):
        self.is_valid()
        given = {name: self.cleaned_data.get(name) for name in self.exact}
        entries = entries.filter(**{name: value for name, value in given.items() if value})
        for word in self.cleaned_data.get("q", "").replace("\x00", "").split():
            entries = entries.saying(word)
        return entries

    @property
    def is_narrowing(self) -> bool:
        return self.is_bound and any(self.cleaned_data.values())


class MessageForm(Form):
    text = forms.CharField(
        label=pgettext_lazy("inquiry", "Message"),
        max_length=MOST_OF_A_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReportForm(Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=Report.Reason.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=MOST_OF_A_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RenewForm(Form):
    valid_until = DayField(label=pgettext_lazy("exchange entry", "Valid until"))

    def __init__(self, data=None, *, rules: ExchangeSettings):
        super().__init__(data, initial={"valid_until": rules.usual_end()})
        self.fields["valid_until"].widget.attrs |= {
            "min": timezone.localdate().isoformat(),
            "max": rules.latest_end().isoformat(),
        }
