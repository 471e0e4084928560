from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..querysets import RevenueRequestQuerySet
from .companies import Organisation

TEN_THOUSAND = Decimal(10_000)


class Revenue(models.Model):
    """What a company took in a year (企业营收), in yuan. For the company and the secretariat only."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="revenues"
    )
    year = models.PositiveSmallIntegerField(pgettext_lazy("revenue", "year"))
    amount = models.DecimalField(
        _("revenue (yuan)"), max_digits=16, decimal_places=2, validators=[MinValueValidator(0)]
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    entered_at = models.DateTimeField(_("entered at"), default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("revenue of a year")
        verbose_name_plural = _("revenue by year")
        ordering = ["-year", "organisation"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="revenue_once_a_year"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="revenue_not_negative"),
        ]
        indexes = [models.Index(fields=["-year", "organisation"], name="revenue_by_year")]

    def __str__(self):
        return f"{self.organisation} {self.year}"

    @property
    def in_ten_thousands(self) -> Decimal:
        """In the unit it is typed and shown in, without trailing zeros."""
        exact = (self.amount / TEN_THOUSAND).normalize()
        return exact.quantize(Decimal(1)) if exact == exact.to_integral() else exact

    @property
    def figure(self) -> str:
        """The same, easy to read."""
        return f"{self.in_ten_thousands:,f}"


class RevenueRequest(models.Model):
    """A company was asked for the revenue of a year; it is asked once."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=timezone.now)

    objects = RevenueRequestQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="revenue_asked_once_a_year")
        ]

    def __str__(self):
        return f"{self.organisation} {self.year}"
