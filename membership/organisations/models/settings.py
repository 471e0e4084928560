from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

from ..settings_form import OrganisationSettingsForm
from .companies import REVIEWED_ALWAYS


def usually_reviewed() -> list[str]:
    """What was looked at when the company joined, beside name and code."""
    return [
        "head_name",
        "head_title",
        "licence",
        "metering_licence",
        "quality_certificate",
        "production_licence",
    ]


class OrganisationSettings(BaseGenericSetting):
    """What of a company's data the secretariat looks at before it changes, and whether revenue is asked."""

    reviewed = models.JSONField(
        _("data that is reviewed before it changes"),
        default=usually_reviewed,
        blank=True,
        help_text=_(
            "Name and company code always are. A change of what is ticked waits for the secretariat; "
            "everything else takes effect at once."
        ),
    )
    asks_revenue = models.BooleanField(
        _("companies enter their revenue by year"),
        default=True,
        help_text=_("Only the company itself and staff who may see it find the figures."),
    )
    reminds_of_revenue = models.BooleanField(_("ask for it once a year by message"), default=True)
    revenue_month = models.PositiveSmallIntegerField(
        _("in the month"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("1 to 12. Members that have not entered the year before by then are asked, once."),
    )

    base_form_class = OrganisationSettingsForm
    panels = [
        FieldPanel("reviewed"),
        MultiFieldPanel(
            [FieldPanel("asks_revenue"), FieldPanel("reminds_of_revenue"), FieldPanel("revenue_month")],
            heading=_("Revenue by year"),
        ),
    ]

    class Meta:
        verbose_name = _("data of companies")

    def is_reviewed(self, name: str) -> bool:
        return name in REVIEWED_ALWAYS or name in self.reviewed
