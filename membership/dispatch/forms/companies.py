"""Companies as staff write them down: names or codes, one a line, copied from anywhere."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from membership.organisations.models import Organisation

MOST = 3000


class CompaniesField(forms.CharField):
    """Gives back the organisations; says which lines nobody is known by."""

    def __init__(self, **kwargs):
        defaults = {
            "label": _("Companies"),
            "help_text": _(
                "Name or unified social credit code, one a line; a column copied from a table will do."
            ),
            "widget": forms.Textarea(attrs={"rows": 4}),
            "error_messages": {"required": _("Please enter at least one company.")},
        }
        super().__init__(**defaults | kwargs)

    def clean(self, value) -> list[Organisation]:
        lines = [_tidy(line) for line in super().clean(value).splitlines()]
        lines = list(dict.fromkeys(filter(None, lines)))
        if len(lines) > MOST:
            raise ValidationError(_("These are too many companies for once."))
        codes = [line.upper() for line in lines]
        found = Organisation.objects.filter(Q(name__in=lines) | Q(uscc__in=codes)).order_by("name")
        companies = list(found.distinct())
        known = {each.name for each in companies} | {each.uscc for each in companies}
        unknown = [line for line in lines if line not in known and line.upper() not in known]
        if unknown:
            raise ValidationError(_("Not known: %(names)s") % {"names": "、".join(unknown[:10])})
        return companies


def _tidy(line: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", line).split()) if line.isascii() else line.strip()
