from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Batch(models.Model):
    """What was taken to the courier in one go (寄送批次). The token comes from the page that was confirmed:
    the same page sent twice is one batch."""

    token = models.UUIDField(unique=True, editable=False)
    courier = models.CharField(_("courier"), max_length=40)
    posted_on = models.DateField(_("posted on"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("batch", "sent by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-sent_at", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["-sent_at"], name="batch_newest")]

    def __str__(self):
        return f"{self.posted_on} #{self.pk}"
