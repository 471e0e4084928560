"""Every door of the site. Wagtail's pages answer what nothing above them did."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import api
from config.health import healthz, readyz
from config.media import public_media
from home.audience.serving import serve_document

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("home.metadata.urls")),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api.urls),
    path("jsi18n/", JavaScriptCatalog.as_view(), name="javascript-catalog"),
    path("account/", include("membership.accounts.urls")),
    path("files/", include("membership.papers.urls.files")),
    path("verify/", include("membership.papers.urls.verify")),
    path("dues/", include("membership.dues.urls")),
    path("join/", include("membership.joining.urls")),
    path("search/", include("search.urls")),
    path("member/", include("membership.center.urls")),
    path("magazine-files/", include("news.magazine.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns += [
        re_path(
            r"^media/(?P<path>.*)$",
            public_media,
            name="media",
        )
    ]

urlpatterns += [path("", include(wagtail_urls))]
