from django.utils.translation import gettext_lazy as _

from membership.organisations.models.lists import KeptList


class City(KeptList):
    """Where members are at home: the cities of a province, the provinces of a country."""

    class Meta(KeptList.Meta):
        verbose_name = _("city")
        verbose_name_plural = _("cities")
