"""The content API: what each room offers, under one address."""

from django.urls import include, path
from wagtail.api.v2.router import WagtailAPIRouter

import search.api
from home.api import members, products
from home.api.endpoints import Documents, Pages, Pictures
from news.magazine.api import Sheets

router = WagtailAPIRouter("content-api")
router.register_endpoint("pages", Pages)
router.register_endpoint("images", Pictures)
router.register_endpoint("documents", Documents)
router.register_endpoint("sheets", Sheets)

urls = (
    [
        path("members/", include((members.urlpatterns, "members"))),
        path("products/", include((products.urlpatterns, "products"))),
        path("search/", include((search.api.urlpatterns, "search"))),
        *router.get_urlpatterns(),
    ],
    router.url_namespace,
    router.url_namespace,
)
