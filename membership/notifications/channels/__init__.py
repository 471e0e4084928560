"""Ways a notice reaches somebody. What is sent by a gateway has a folder here; a message on the site (inbox)
has arrived as soon as its row is written."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    SMS = "sms", pgettext_lazy("notice channel", "SMS")
    EMAIL = "email", pgettext_lazy("notice channel", "Email")
    INBOX = "inbox", pgettext_lazy("notice channel", "Site message")
