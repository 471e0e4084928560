from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..channels import Channel
from ..groups import Group


class OptOut(models.Model):
    """Somebody does not want the messages of one group over one channel."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="opt_outs",
        db_index=False,  # the constraint's index begins with it
    )
    group = models.CharField(_("group of messages"), max_length=20, choices=Group)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    chosen_at = models.DateTimeField(_("chosen at"), default=timezone.now)

    class Meta:
        verbose_name = _("message not wanted")
        verbose_name_plural = _("messages not wanted")
        constraints = [models.UniqueConstraint(fields=["user", "group", "channel"], name="opt_out_once")]
        default_permissions = ()

    def __str__(self):
        return f"{self.user_id}: {self.group} · {self.channel}"
