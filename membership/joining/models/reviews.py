from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .applications import Application
from .stages import Stage


class Review(models.Model):
    """A decision at a stage (审核): who, what, why, and on which sending."""

    class Decision(models.TextChoices):
        APPROVE = "approve", _("Approve")
        RETURN = "return", _("Send back for changes")
        REJECT = "reject", _("Reject")

    application = models.ForeignKey(
        Application, verbose_name=_("application"), on_delete=models.PROTECT, related_name="reviews"
    )
    stage = models.ForeignKey(
        Stage, verbose_name=_("stage"), on_delete=models.PROTECT, related_name="reviews"
    )
    submission = models.PositiveSmallIntegerField(_("sending"))
    decision = models.CharField(_("decision"), max_length=20, choices=Decision)
    comment = models.TextField(_("reason"), blank=True)
    remarks = models.JSONField(_("reasons by field"), default=dict, blank=True)
    # Of a vote: which meeting; of a visit: who went.
    reference = models.CharField(_("meeting or visit"), max_length=200, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.application} · {self.stage} · {self.get_decision_display()}"
