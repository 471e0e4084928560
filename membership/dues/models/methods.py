"""The ways in which money comes; the key of each is the key of its provider, too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentMethod(models.TextChoices):
    WECHAT = "wechat", _("WeChat Pay")
    BANK_TRANSFER = "bank_transfer", _("Bank transfer")


def transfer_only() -> list[str]:
    return [PaymentMethod.BANK_TRANSFER.value]
