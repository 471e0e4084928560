from django.core.exceptions import ValidationError
from django.forms import CharField
from django.utils.translation import gettext_lazy as _

from membership.forms import Form

from .codes import normalise, parse_code
from .errors import MistypedCode
from .models import Paper

NOT_FOUND = _("No paper bears this number and this name together. Please compare both with the paper.")


class CodeForm(Form):
    code = CharField(
        label=_("Verification code"),
        help_text=_("Twelve letters and digits, printed beside the QR code."),
        max_length=40,
        error_messages={"required": _("Please enter the verification code.")},
    )

    def clean_code(self):
        try:
            return parse_code(self.cleaned_data["code"])
        except MistypedCode as error:
            raise ValidationError(
                _("This code has a typing error. Please compare it with the paper."), code="mistyped"
            ) from error


class NumberForm(Form):
    number = CharField(
        label=_("Number on the paper"),
        max_length=64,
        error_messages={"required": _("Please enter the number.")},
    )
    holder = CharField(
        label=_("Name of the company"),
        help_text=_("The full name, as printed on the paper."),
        max_length=255,
        error_messages={"required": _("Please enter the name of the company.")},
    )

    def clean(self):
        data = super().clean()
        if "number" in data and "holder" in data:
            paper = Paper.objects.filter(number__iexact=data["number"]).first()
            if paper is None or not paper.holder or normalise(paper.holder) != normalise(data["holder"]):
                raise ValidationError(NOT_FOUND, code="not_found")
            data["paper"] = paper
        return data


class WordsForm(Form):
    """A number, or the whole name of a company."""

    q = CharField(
        label=_("Certificate number or company name"),
        help_text=_("The whole number, or the full name of the company."),
        max_length=100,
        error_messages={"required": _("Please enter a number or a name.")},
    )
