from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.organisations.models.lists import KeptList


class ExchangeCategory(KeptList):
    """What is offered, sought or made: one list for posts and products, each may have its own entries."""

    for_posts = models.BooleanField(_("for supply and demand"), default=True)
    for_products = models.BooleanField(_("for products"), default=True)

    class Meta(KeptList.Meta):
        verbose_name = pgettext_lazy("exchange", "category of the exchange")
        verbose_name_plural = pgettext_lazy("exchange", "categories of the exchange")


class Region(KeptList):
    """Where something is offered or sought; without any, nobody is asked for one."""

    class Meta(KeptList.Meta):
        verbose_name = pgettext_lazy("exchange", "region")
        verbose_name_plural = pgettext_lazy("exchange", "regions")
