from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn

from membership.organisations.viewsets import IndustryViewSet

from ..models import ExchangeCategory, Region


class ExchangeCategoryViewSet(IndustryViewSet):
    model = ExchangeCategory
    name = "exchange_categories"
    menu_name = "exchange-categories"
    menu_order = 50
    form_fields = ["name", "sort_order", "is_offered", "for_posts", "for_products"]
    list_display = [
        "name",
        BooleanColumn("is_offered", label=_("Offered")),
        BooleanColumn("for_posts", label=_("Supply and demand")),
        BooleanColumn("for_products", label=_("Products")),
        "sort_order",
    ]


class RegionViewSet(IndustryViewSet):
    model = Region
    name = "exchange_regions"
    icon = "site"
    menu_name = "exchange-regions"
    menu_order = 51
