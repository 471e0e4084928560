from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import MembershipQuerySet
from ..terms import MembershipState
from .levels import Level
from .orders import Order


class Membership(models.Model):
    """A company's belonging to the association (会籍), with its number."""

    organisation = models.OneToOneField(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="membership",
    )
    number = models.CharField(_("member number"), max_length=32, unique=True)
    level = models.ForeignKey(
        Level, verbose_name=_("level"), on_delete=models.PROTECT, related_name="memberships"
    )
    joined_at = models.DateTimeField(_("joined at"))
    valid_until = models.DateTimeField(_("valid until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=MembershipState, default=MembershipState.DUE)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["number"]
        indexes = [
            models.Index(fields=["state", "valid_until"]),
            models.Index(fields=["joined_at"], name="membership_by_age"),
        ]

    def __str__(self):
        return f"{self.number} {self.organisation}"

    @property
    def is_in_good_standing(self) -> bool:
        """Are the dues paid for this very moment, whenever the state was last written? See the QuerySet."""
        is_paid = self.valid_until is None or self.valid_until > timezone.now()
        return is_paid and self.state in (MembershipState.ACTIVE, MembershipState.EXPIRING)


class Period(models.Model):
    """A paid term of a membership (有效期); `ends_at` is the first moment after it."""

    membership = models.ForeignKey(
        Membership, verbose_name=_("membership"), on_delete=models.PROTECT, related_name="periods"
    )
    order = models.OneToOneField(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="period"
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reversed_at = models.DateTimeField(_("reversed at"), null=True, blank=True)
    agreed_end = models.DateTimeField(_("end agreed first"), null=True, blank=True)

    class Meta:
        verbose_name = _("paid term")
        verbose_name_plural = _("paid terms")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="period_has_a_length"
            )
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d} – {self.ends_at:%Y-%m-%d}"

    @property
    def level(self) -> Level:
        """What the company is during this term, as agreed when it was ordered."""
        return self.order.level

    @property
    def is_void(self) -> bool:
        """Reversed before it began: it never counted."""
        return self.reversed_at is not None and self.reversed_at <= self.starts_at
