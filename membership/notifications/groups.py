"""Kinds of message as people choose among them: they want, or do not want, all of one kind over a channel."""

from django.db import models
from django.utils.translation import pgettext_lazy

from .channels import Channel


class Group(models.TextChoices):
    SECURITY = "security", pgettext_lazy("group of messages", "Codes and account security")
    MEMBERSHIP = "membership", pgettext_lazy("group of messages", "Application and membership")
    DUES = "dues", pgettext_lazy("group of messages", "Dues and invoices")
    PAPERS = "papers", pgettext_lazy("group of messages", "Certificates, files and parcels")
    EXCHANGE = "exchange", pgettext_lazy("group of messages", "Supply, demand and products")


# Always sent, whatever somebody chose.
ALWAYS = frozenset({Group.SECURITY})
# The message on the site always stays, so that nothing is lost by switching the others off.
CHOOSABLE = (Channel.SMS, Channel.EMAIL)
