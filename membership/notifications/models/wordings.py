from django.db import models
from django.utils.translation import gettext_lazy as _

from ..channels import Channel
from ..types import NoticeType, Texts, default_texts, find_type


class Wording(models.Model):
    """What editors make of a type: its texts and the channels it goes over. An empty text follows the wording
    that comes with the system."""

    SUBJECT_LENGTH = 200

    type = models.CharField(_("type"), max_length=50, unique=True, editable=False)
    text = models.TextField(_("SMS text"), blank=True, max_length=500)
    subject = models.CharField(_("subject"), blank=True, max_length=SUBJECT_LENGTH)
    email_text = models.TextField(_("text of the email"), blank=True, max_length=5000)
    inbox_text = models.TextField(_("text of the site message"), blank=True, max_length=2000)
    sends_sms = models.BooleanField(_("by SMS"), default=True)
    sends_email = models.BooleanField(_("by email"), default=True)
    sends_inbox = models.BooleanField(_("as a site message"), default=True)

    class Meta:
        verbose_name = _("message wording")
        verbose_name_plural = _("message wordings")
        ordering = ["type"]
        default_permissions = ("view", "change")

    def __str__(self):
        return str(self.notice_type.name) if self.notice_type else self.type

    @classmethod
    def as_delivered(cls, notice_type: NoticeType) -> "Wording":
        switches = {f"sends_{channel}": channel in notice_type.channels for channel in Channel}
        return cls(type=notice_type.key, **switches)

    @property
    def notice_type(self) -> NoticeType | None:
        return find_type(self.type)

    @property
    def channels(self) -> list[Channel]:
        """What is sent. Without login codes nobody could log in: a secret that is switched off everywhere
        goes over all its channels."""
        possible = self.notice_type.possible_channels if self.notice_type else ()
        switched_on = [channel for channel in possible if getattr(self, f"sends_{channel}")]
        if self.notice_type and self.notice_type.secret:
            return switched_on or list(possible)
        return switched_on

    @property
    def texts(self) -> Texts:
        given = default_texts(self.notice_type) if self.notice_type else Texts("", "", "", "")
        return Texts(
            sms=self.text or given.sms,
            subject=self.subject or given.subject,
            email=self.email_text or given.email,
            inbox=self.inbox_text or given.inbox,
        )
