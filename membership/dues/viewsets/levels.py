from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView

from membership.records.columns import MoneyColumn
from membership.records.viewsets import KeptListViewSet

from ..models import Level


def price_today(level: Level):
    """From the prices fetched with the list, without a query a row."""
    return level.known_price_on(timezone.localdate())


class LevelIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("prices")


class LevelViewSet(KeptListViewSet):
    model = Level
    name = "levels"
    icon = "order"
    menu_name = "levels"
    menu_order = 10
    index_view_class = LevelIndexView
    sort_order_field = "sort_order"
    list_display = [
        "name",
        MoneyColumn("price_today", label=_("Dues a year, today"), accessor=price_today),
        BooleanColumn("is_offered", label=_("Offered")),
    ]
