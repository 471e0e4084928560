from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.modelfields import PhoneNumberField


class Closure(models.Model):
    """An account that its owner closed. Its number and email stay here only until the logs that speak of
    them may go too."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="closure",
        verbose_name=pgettext_lazy("who logs in", "account"),
    )
    phone = PhoneNumberField(_("mobile number"), blank=True)
    email = models.EmailField(_("email"), blank=True)
    closed_at = models.DateTimeField(_("closed at"), default=timezone.now)
    forgotten_at = models.DateTimeField(_("forgotten at"), null=True, blank=True)

    class Meta:
        verbose_name = _("closed account")
        verbose_name_plural = _("closed accounts")
        ordering = ["-closed_at"]
        indexes = [models.Index(fields=["forgotten_at", "closed_at"], name="closure_to_forget")]
        default_permissions = ()

    def __str__(self):
        return f"{self.user_id} {self.closed_at:%Y-%m-%d}"
