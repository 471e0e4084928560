from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting


def _posted(label, *, default: bool):
    return models.BooleanField(label, default=default)


def _days(label, *, default: int, help_text):
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=help_text,
    )


class DispatchSettings(BaseGenericSetting):
    """What this association posts to its members, how soon, and from where."""

    joining_certificate = _posted(_("certificate, on joining"), default=True)
    joining_invoice = _posted(_("invoice for joining dues"), default=True)
    joining_materials = _posted(_("materials, on joining"), default=True)
    without_step = models.BooleanField(
        _("also where the joining process has no step “Dispatch”"),
        default=False,
        help_text=_("Otherwise nothing is posted to companies that join by such a process."),
    )
    renewal_certificate = _posted(_("certificate, on renewal"), default=False)
    renewal_invoice = _posted(_("invoice for renewal dues"), default=False)
    renewal_materials = _posted(_("materials, on renewal"), default=False)
    reissued_certificate = models.BooleanField(
        _("certificate that was issued anew"),
        default=True,
        help_text=_("To companies that are posted their certificates."),
    )
    first_days = _days(
        _("earliest, in working days"), default=5, help_text=_("Companies read: within 5–10 working days.")
    )
    target_days = _days(
        _("latest, in working days"),
        default=10,
        help_text=_("What is not sent by then is overdue. A step “Dispatch” may have a target of its own."),
    )
    materials = models.TextField(
        pgettext_lazy("item", "materials"),
        blank=True,
        help_text=_("What they are, one a line; stands on the packing list."),
    )
    sender_name = models.CharField(_("sender"), max_length=60, blank=True)
    sender_phone = models.CharField(_("telephone of the sender"), max_length=40, blank=True)
    sender_address = models.CharField(_("address of the sender"), max_length=200, blank=True)
    sender_postcode = models.CharField(
        _("postcode of the sender"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^\d{6}$", _("A postcode has 6 digits."))],
    )

    panels = [
        HelpPanel(_("Changes apply to memberships and invoices from now on; what is owed already stays.")),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("joining_certificate", "joining_invoice", "joining_materials", "without_step")
            ],
            heading=_("Posted on joining"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("renewal_certificate", "renewal_invoice", "renewal_materials")],
            heading=_("Posted on renewal"),
        ),
        FieldPanel("reissued_certificate"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("first_days", "target_days", "materials")],
            heading=_("When and what"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("sender_name", "sender_phone", "sender_address", "sender_postcode")
            ],
            heading=_("Sender on labels"),
        ),
    ]

    class Meta:
        verbose_name = _("dispatch by post")

    def clean(self):
        if self.first_days and self.target_days and self.first_days > self.target_days:
            raise ValidationError({"target_days": _("The latest day comes before the earliest.")})

    @property
    def material_lines(self) -> list[str]:
        return [line.strip() for line in self.materials.splitlines() if line.strip()]
