from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.organisations.models import Organisation
from membership.states import GuardedStatus

from ..querysets import ReportQuerySet
from .about import AboutEntry


class Report(GuardedStatus, AboutEntry):
    """A member tells the secretariat that something is wrong with an entry."""

    class Reason(models.TextChoices):
        FALSE = "false", pgettext_lazy("report", "False or misleading")
        OUTDATED = "outdated", pgettext_lazy("report", "No longer true")
        ADVERTISING = "advertising", pgettext_lazy("report", "Advertising or not to the point")
        UNLAWFUL = "unlawful", pgettext_lazy("report", "Unlawful or infringing")
        OTHER = "other", pgettext_lazy("report", "Something else")

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("report", "To be looked at")
        UPHELD = "upheld", pgettext_lazy("report", "Upheld")
        DISMISSED = "dismissed", pgettext_lazy("report", "Dismissed")

    TRANSITIONS = {
        Status.OPEN: {Status.UPHELD, Status.DISMISSED},
        Status.UPHELD: set(),
        Status.DISMISSED: set(),
    }

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("reported by"), on_delete=models.PROTECT, related_name="entry_reports"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(pgettext_lazy("report", "what is wrong"), max_length=12, choices=Reason)
    text = models.TextField(pgettext_lazy("report", "in your words"), blank=True)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField(_("reported at"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.TextField(pgettext_lazy("report", "decision in words"), blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("exchange", "report")
        verbose_name_plural = pgettext_lazy("exchange", "reports")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view", "change")
        constraints = [
            *AboutEntry.Meta.constraints,
            models.UniqueConstraint(
                fields=["post", "organisation"],
                condition=models.Q(status="open", post__isnull=False),
                name="one_open_report_per_post",
            ),
            models.UniqueConstraint(
                fields=["product", "organisation"],
                condition=models.Q(status="open", product__isnull=False),
                name="one_open_report_per_product",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "created_at"], name="report_queue"),
            models.Index(fields=["organisation", "created_at"], name="report_by_day"),
        ]

    def __str__(self):
        return str(self.entry)
