from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

AT_LEAST_ONE = MinValueValidator(1)


class ExchangeSettings(BaseGenericSetting):
    """Which rooms members have to find one another, and under which rules."""

    uses_posts = models.BooleanField(_("supply and demand is used"), default=True)
    uses_products = models.BooleanField(_("products are used"), default=True)
    moderates = models.BooleanField(
        _("the secretariat looks at entries first"),
        default=True,
        help_text=_("Without it, entries and their changes appear at once; reports still reach you."),
    )
    usual_days = models.PositiveSmallIntegerField(
        _("days an entry is valid when its company says nothing else"),
        default=90,
        validators=[AT_LEAST_ONE, MaxValueValidator(1000)],
    )
    longest_days = models.PositiveSmallIntegerField(
        _("days an entry may be valid at most"),
        default=365,
        validators=[AT_LEAST_ONE, MaxValueValidator(3650)],
    )
    reminder_days = models.PositiveSmallIntegerField(
        _("days before its end that the company is reminded"), default=7, help_text=_("0: no reminder.")
    )
    entries_a_day = models.PositiveSmallIntegerField(
        _("entries a company may send within a day"), default=10, validators=[AT_LEAST_ONE]
    )
    inquiries_a_day = models.PositiveSmallIntegerField(
        _("messages a company may send to others within a day"), default=30, validators=[AT_LEAST_ONE]
    )
    reports_a_day = models.PositiveSmallIntegerField(
        _("reports a company may send within a day"), default=10, validators=[AT_LEAST_ONE]
    )
    posts_words = models.TextField(
        _("words above supply and demand"), blank=True, help_text=_("What belongs there, and what does not.")
    )
    products_words = models.TextField(_("words above the products"), blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("uses_posts", "posts_words", "uses_products", "products_words")],
            heading=_("Rooms"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("moderates", "usual_days", "longest_days", "reminder_days")],
            heading=_("Publishing"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("entries_a_day", "inquiries_a_day", "reports_a_day")],
            heading=_("Limits"),
        ),
    ]

    class Meta:
        verbose_name = _("supply and demand, products")

    def usual_end(self, today: date | None = None) -> date:
        return (today or timezone.localdate()) + timedelta(days=self.usual_days)

    def latest_end(self, today: date | None = None) -> date:
        return (today or timezone.localdate()) + timedelta(days=self.longest_days)
