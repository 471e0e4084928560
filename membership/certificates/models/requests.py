from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.states import GuardedStatus

from .certificates import Certificate


class CertificateRequestQuerySet(models.QuerySet):
    def pending(self):
        """What waits for the secretariat."""
        return self.filter(status=self.model.Status.REQUESTED)


class CertificateRequest(GuardedStatus):
    """A member asks for a new certificate in place of one that no longer fits, or is lost (换证、补证)."""

    class Kind(models.TextChoices):
        NAME_CHANGED = "name_changed", pgettext_lazy("certificate", "The company's name has changed")
        LEVEL_CHANGED = "level_changed", pgettext_lazy("certificate", "The membership level has changed")
        LOST = "lost", pgettext_lazy("certificate", "The certificate was lost or damaged")

    class Status(models.TextChoices):
        REQUESTED = "requested", pgettext_lazy("certificate", "Requested")
        GRANTED = "granted", pgettext_lazy("certificate", "Issued anew")
        REFUSED = "refused", pgettext_lazy("certificate", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("certificate", "Withdrawn by the company")

    TRANSITIONS = {
        Status.REQUESTED: {Status.GRANTED, Status.REFUSED, Status.WITHDRAWN},
        Status.GRANTED: set(),
        Status.REFUSED: set(),
        Status.WITHDRAWN: set(),
    }

    certificate = models.ForeignKey(
        Certificate, verbose_name=_("certificate"), on_delete=models.PROTECT, related_name="requests"
    )
    kind = models.CharField(pgettext_lazy("certificate", "why"), max_length=20, choices=Kind)
    note = models.CharField(_("note"), max_length=300, blank=True)
    declaration = models.ForeignKey(
        "papers.PrivateFile",
        verbose_name=_("declaration"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.REQUESTED)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("requested by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("requested at"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    replacement = models.OneToOneField(
        Certificate,
        verbose_name=_("new certificate"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="granted_request",
    )

    objects = CertificateRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate request")
        verbose_name_plural = _("certificate requests")
        ordering = ["-requested_at", "-pk"]
        default_permissions = ("view", "change")
        indexes = [models.Index(fields=["status", "requested_at"], name="certificate_requests_oldest")]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"],
                condition=models.Q(status="requested"),
                name="certificate_requested_once",
            )
        ]

    def __str__(self):
        return f"{self.certificate} · {self.get_kind_display()}"

    @property
    def organisation(self):
        return self.certificate.membership.organisation

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.REQUESTED

    def decide(self, status: str, *, by, reason: str = "") -> None:
        """Take the next state and say who decided, unsaved. Raises `IllegalTransition`."""
        self.move_to(status)
        self.decided_by, self.decided_at, self.reason = by, timezone.now(), reason
