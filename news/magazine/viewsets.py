from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from .models import MagazineIssuePage

STANDARD = {column.name: column for column in IndexView.base_columns}


class CoverColumn(Column):
    cell_template_name = "magazine/admin/cover_cell.html"


class PagesColumn(Column):
    cell_template_name = "magazine/admin/pages_cell.html"


class IssuesView(IndexView):
    default_ordering = "-date"

    def get_base_queryset(self):
        return super().get_base_queryset().for_covers().select_related("pdf")


class IssueListing(PageListingViewSet):
    """The issues with their covers and how far their pages are."""

    model = MagazineIssuePage
    index_view_class = IssuesView
    icon = "doc-full"
    menu_label = _("The magazine")
    menu_order = 320
    add_to_admin_menu = True
    columns = [
        STANDARD["bulk_actions"],
        CoverColumn("cover_sheet", label=_("Cover"), width="6%"),
        STANDARD["title"],
        Column("overall_number", label=_("overall number"), sort_key="overall_number", width="10%"),
        PagesColumn("pdf", label=_("Pages"), width="18%"),
        STANDARD["latest_revision_created_at"],
        STANDARD["status"],
    ]


issues = IssueListing("magazine_issues")
