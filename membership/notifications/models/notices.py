import uuid
from datetime import datetime

from django.contrib.admin import display
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import log

from membership.errors import IllegalTransition

from ..channels import Channel
from ..errors import Overtaken
from ..querysets import NoticeQuerySet
from ..types import NoticeType, find_type

MASK = "***"


class NoticeStatus(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("notice status", "Waiting")
    INFLIGHT = "inflight", pgettext_lazy("notice status", "Being sent")
    SENT = "sent", pgettext_lazy("notice status", "Sent")
    FAILED = "failed", pgettext_lazy("notice status", "Failed")
    UNKNOWN = "unknown", pgettext_lazy("notice status", "Not known whether sent")
    EXPIRED = "expired", pgettext_lazy("notice status", "Expired before it was sent")


NEXT_STATUSES = {
    NoticeStatus.QUEUED: {NoticeStatus.INFLIGHT, NoticeStatus.EXPIRED},
    NoticeStatus.INFLIGHT: {
        NoticeStatus.SENT,
        NoticeStatus.FAILED,
        NoticeStatus.UNKNOWN,
        NoticeStatus.QUEUED,
    },
    # To itself: the gateway was asked and could not tell.
    NoticeStatus.UNKNOWN: {
        NoticeStatus.SENT,
        NoticeStatus.QUEUED,
        NoticeStatus.FAILED,
        NoticeStatus.UNKNOWN,
    },
    NoticeStatus.FAILED: {NoticeStatus.QUEUED},
    NoticeStatus.SENT: set(),
    NoticeStatus.EXPIRED: set(),
}
RESENDABLE_STATUSES = {NoticeStatus.FAILED, NoticeStatus.UNKNOWN}


class Notice(models.Model):
    """One message to one recipient over one channel. The row is the truth; the queue only hurries it.
    `reference` names one sending to the gateway, so that it can be asked about it."""

    event = models.CharField(_("event"), max_length=120, help_text=_("What happened, named once."))
    type = models.CharField(_("type"), max_length=50)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, default=Channel.SMS)
    recipient = models.CharField(_("recipient"), max_length=254)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    link = models.CharField(_("link"), max_length=200, blank=True)
    params = models.JSONField(_("values"), default=dict)
    reference = models.UUIDField(_("our reference"), default=uuid.uuid4, unique=True, editable=False)

    status = models.CharField(
        _("status"), max_length=10, choices=NoticeStatus.choices, default=NoticeStatus.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"), null=True)
    claimed_at = models.DateTimeField(_("taken up at"), null=True)
    gateway = models.CharField(_("gateway"), max_length=120, blank=True)
    gateway_reference = models.CharField(_("gateway's reference"), max_length=120, blank=True)
    error_code = models.CharField(_("error code"), max_length=120, blank=True)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    sent_at = models.DateTimeField(pgettext_lazy("notice", "sent at"), null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient", "channel"], name="one_notice_per_event")
        ]
        indexes = [
            models.Index(fields=["status", "next_attempt_at"], name="notice_queue"),
            models.Index(fields=["-created_at", "-id"], name="notice_newest"),
            models.Index(fields=["recipient", "-created_at"], name="notice_recipient"),
        ]
        default_permissions = ("view",)
        permissions = [("resend_notice", _("Can send a notice again"))]

    def __str__(self):
        return f"{self.type_name} → {self.recipient_name}"

    @property
    def notice_type(self) -> NoticeType | None:
        return find_type(self.type)

    @property
    @display(description=_("type"))
    def type_name(self) -> str:
        return str(self.notice_type.name) if self.notice_type else self.type

    @property
    @display(description=_("recipient"))
    def recipient_name(self) -> str:
        """A mailbox on the site is named by the company that the message speaks of."""
        named = self.params.get("company") if self.channel == Channel.INBOX else ""
        return named or self.recipient

    @property
    def is_secret(self) -> bool:
        """A type that is no longer declared is treated as secret: its text must not leave."""
        return self.notice_type is None or self.notice_type.secret

    @property
    def shown_text(self) -> str:
        """The text for staff: whoever reads a code that still waits could use it."""
        return self._masked().get("text", self.text)

    @property
    def can_be_resent(self) -> bool:
        return self.status in RESENDABLE_STATUSES and not self.is_secret

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and now >= self.expires_at

    def claim(self, *, gateway: str, now: datetime) -> None:
        attempts = self.attempts + 1
        self._move(NoticeStatus.INFLIGHT, claimed_at=now, attempts=attempts, gateway=gateway)

    def expire(self) -> None:
        self._move(NoticeStatus.EXPIRED, next_attempt_at=None, **self._masked())

    def mark_sent(self, *, gateway_reference: str, now: datetime) -> None:
        self._move(
            NoticeStatus.SENT,
            sent_at=now,
            gateway_reference=gateway_reference,
            next_attempt_at=None,
            error_code="",
            error="",
            **self._masked(),
        )

    def fail(self, *, code: str, error: str) -> None:
        self._move(NoticeStatus.FAILED, next_attempt_at=None, **_reason(code, error), **self._masked())

    def doubt(self, *, code: str, error: str, ask_at: datetime | None) -> None:
        """Not known whether it was sent. The text is kept while an answer may still come."""
        masked = {} if ask_at else self._masked()
        self._move(NoticeStatus.UNKNOWN, next_attempt_at=ask_at, **_reason(code, error), **masked)

    def requeue(self, *, at: datetime, code: str = "", error: str = "") -> None:
        self._move(NoticeStatus.QUEUED, next_attempt_at=at, **_reason(code, error))

    def start_over(self, *, at: datetime, by) -> None:
        """Sent again on purpose: a new sending to the gateway, with its own reference."""
        if self.status not in RESENDABLE_STATUSES:
            raise IllegalTransition
        self._move(
            NoticeStatus.QUEUED,
            action="notifications.resend",
            by=by,
            next_attempt_at=at,
            expires_at=None,
            attempts=0,
            reference=uuid.uuid4(),
            gateway_reference="",
            **_reason("", ""),
        )

    def _move(self, status: NoticeStatus, *, action: str = "", by=None, **changes) -> None:
        """One conditional UPDATE: it holds only while the row is as this process read it. Being taken up
        is the only step without an entry of its own in the history: its outcome follows at once."""
        if status not in NEXT_STATUSES[NoticeStatus(self.status)]:
            raise IllegalTransition
        unchanged = Notice.objects.filter(pk=self.pk, status=self.status, claimed_at=self.claimed_at)
        with transaction.atomic():
            if not unchanged.update(status=status, **changes):
                raise Overtaken
            was = self.status
            for name, value in {"status": status, **changes}.items():
                setattr(self, name, value)
            if status != NoticeStatus.INFLIGHT:
                self._record(action or f"notifications.{status.value}", was=was, by=by)

    def _record(self, action: str, *, was: str, by) -> None:
        data = {"was": was, "attempts": self.attempts, "gateway": self.gateway, "error": self.error}
        log(instance=self, action=action, user=by, data=data)

    def _masked(self) -> dict:
        if not self.is_secret:
            return {}
        texts = {"text": self.text, "subject": self.subject, "link": self.link}
        for value in sorted(self.params.values(), key=len, reverse=True):
            if value:
                texts = {name: text.replace(value, MASK) for name, text in texts.items()}
        return texts | {"params": dict.fromkeys(self.params, MASK)}


def _reason(code: str, error: str) -> dict:
    return {"error_code": code, "error": error}
