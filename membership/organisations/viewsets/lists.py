from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView

from membership.records.viewsets import KeptListViewSet

from ..models import Category, Industry


class KeptListIndexView(IndexView):
    default_ordering = "sort_order"


class IndustryViewSet(KeptListViewSet):
    model = Industry
    name = "industries"
    icon = "tag"
    menu_name = "industries"
    menu_order = 20
    index_view_class = KeptListIndexView
    form_fields = ["name", "sort_order", "is_offered"]
    list_display = ["name", BooleanColumn("is_offered", label=_("Offered")), "sort_order"]


class CategoryViewSet(IndustryViewSet):
    model = Category
    name = "categories"
    menu_name = "categories"
    menu_order = 30
