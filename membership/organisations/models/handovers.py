from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .companies import Organisation
from .people import Contact, Role


class Handover(models.Model):
    """One person handed a company over to another. Written once, never changed."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="handovers"
    )
    giver = models.ForeignKey(
        Contact, verbose_name=_("handed over by"), on_delete=models.PROTECT, related_name="+"
    )
    taker = models.ForeignKey(
        Contact, verbose_name=_("handed over to"), on_delete=models.PROTECT, related_name="+"
    )
    giver_role = models.CharField(
        _("role of the giver since"),
        max_length=10,
        choices=Role,
        blank=True,
        help_text=_("Empty: acts for the company no longer."),
    )
    reason = models.TextField(pgettext_lazy("of a hand-over", "reason"), blank=True)
    by_staff = models.BooleanField(_("by the secretariat"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("handed over at"), default=timezone.now)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.giver} → {self.taker}"
