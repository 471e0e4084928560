from datetime import date
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from ..errors import NoPrice


class LevelQuerySet(models.QuerySet):
    def offered(self):
        """Levels that a company may ask for when it joins."""
        return self.filter(is_offered=True)


class Level(ClusterableModel):
    """A kind of membership (会员级别) with its dues."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    description = models.CharField(
        _("description"),
        max_length=200,
        blank=True,
        help_text=_("Shown beside the level in the joining form."),
    )
    sort_order = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_offered = models.BooleanField(
        _("offered"), default=True, help_text=_("Companies may choose this level when they join.")
    )

    objects = LevelQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("sort_order"),
        FieldPanel("is_offered"),
        InlinePanel("prices", heading=_("dues"), label=_("dues from a day on")),
    ]

    class Meta:
        verbose_name = _("membership level")
        verbose_name_plural = _("membership levels")
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.name

    def price_on(self, day: date) -> Decimal:
        """Dues for one year, in yuan, for what begins on `day`. Raises `NoPrice`."""
        price = self.prices.filter(starts_on__lte=day).order_by("-starts_on").first()
        if price is None:
            raise NoPrice
        return price.amount

    def known_price_on(self, day: date) -> Decimal | None:
        """The same from prices that were fetched with the level; None where there is none."""
        started = [price for price in self.prices.all() if price.starts_on <= day]
        return max(started, key=lambda price: price.starts_on).amount if started else None


class Price(models.Model):
    """What a level costs a year (会费标准), from a day on until the next price starts."""

    level = ParentalKey(Level, verbose_name=_("level"), on_delete=models.PROTECT, related_name="prices")
    amount = models.DecimalField(
        _("yuan a year"), max_digits=8, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    starts_on = models.DateField(_("from"))

    panels = [FieldPanel("amount"), FieldPanel("starts_on")]

    class Meta:
        verbose_name = _("dues of a level")
        verbose_name_plural = _("dues of a level")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["level", "starts_on"], name="one_price_per_level_and_day")
        ]

    def __str__(self):
        return f"{self.amount} ({self.starts_on})"
