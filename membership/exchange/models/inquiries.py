from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.organisations.models import Organisation
from membership.states import GuardedStatus

from ..querysets import InquiryQuerySet
from .about import AboutEntry


class Inquiry(GuardedStatus, AboutEntry):
    """One company writes to the company behind an entry, and they go on from there; neither learns an
    address that the other did not write itself."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("inquiry", "Waits for an answer")
        ANSWERED = "answered", pgettext_lazy("inquiry", "Answered")
        CLOSED = "closed", pgettext_lazy("inquiry", "Closed")

    TRANSITIONS = {
        Status.OPEN: {Status.OPEN, Status.ANSWERED, Status.CLOSED},
        Status.ANSWERED: {Status.OPEN, Status.ANSWERED, Status.CLOSED},
        Status.CLOSED: set(),
    }

    # The entry's company, kept beside: both sides are asked for in every list.
    recipient = models.ForeignKey(
        Organisation, verbose_name=_("asked"), on_delete=models.PROTECT, related_name="inquiries_received"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("asks"), on_delete=models.PROTECT, related_name="inquiries_sent"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(pgettext_lazy("inquiry", "message"))
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("exchange", "inquiry")
        verbose_name_plural = pgettext_lazy("exchange", "inquiries")
        ordering = ["-updated_at", "-pk"]
        default_permissions = ("view",)
        constraints = AboutEntry.Meta.constraints
        indexes = [
            models.Index(fields=["recipient", "-updated_at"], name="inquiry_received"),
            models.Index(fields=["organisation", "-updated_at"], name="inquiry_sent"),
            models.Index(fields=["organisation", "created_at"], name="inquiry_by_day"),
        ]

    def __str__(self):
        return f"{self.organisation} → {self.entry}"

    def get_absolute_url(self) -> str:
        return reverse("center:inquiry", args=[self.pk])


class Reply(models.Model):
    """What one of the two companies wrote further."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(pgettext_lazy("inquiry", "message"))
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    class Meta:
        verbose_name = pgettext_lazy("exchange", "reply")
        verbose_name_plural = pgettext_lazy("exchange", "replies")
        ordering = ["created_at", "pk"]
        default_permissions = ()

    def __str__(self):
        return self.text[:40]
