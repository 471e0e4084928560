from django.contrib import messages
from django.urls import include, path
from django.utils.translation import gettext as _
from wagtail import hooks

from .models import MagazineIssuePage
from .views import admin
from .viewsets import issues


@hooks.register("register_admin_viewset")
def list_of_issues():
    return issues


@hooks.register("register_admin_urls")
def addresses():
    doors = [
        path("", admin.upload, name="upload"),
        path("<int:pdf_id>/", admin.status, name="status"),
        path("<int:pdf_id>/again/", admin.again, name="again"),
    ]
    return [path("magazine/pdfs/", include((doors, "magazine_admin")))]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_missing_pages(request, page):
    """Contents that lead past the end of the PDF are kept, but said."""
    if not isinstance(page, MagazineIssuePage) or page.pdf is None:
        return
    last = page.pdf.page_count
    wrong = [each.title for each in page.articles.all() if (each.sheet_number or 1) > last]
    if wrong:
        values = {"titles": "、".join(wrong), "pages": last}
        messages.warning(
            request, _("The PDF has %(pages)s pages only; check the page number of: %(titles)s") % values
        )
