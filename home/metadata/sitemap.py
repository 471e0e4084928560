"""Every page that anybody may read, with its time of change, for search engines."""

from collections.abc import Iterator

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from home.audience.limits import open_to
from home.audience.readers import Reader


class PageSitemap(Sitemap):
    limit = 5000

    def items(self):
        root = self.get_wagtail_site().root_page
        pages = Page.objects.live().descendant_of(root, inclusive=True).order_by("path")
        return open_to(pages, Reader.VISITOR)

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict]:
        urls = list(self.locations(page))
        changes = [url["lastmod"] for url in urls if url.get("lastmod")]
        if changes:
            self.latest_lastmod = max(changes)
        return urls

    def locations(self, page: int) -> Iterator[dict]:
        """A list that answers at addresses of its own is asked for them; nothing else is read in full."""
        for item in self.paginator.page(page).object_list:
            model = item.specific_class
            has_more = model is not None and model.get_sitemap_urls is not Page.get_sitemap_urls
            yield from (item.specific if has_more else item).get_sitemap_urls(self.request)


@cache_control(public=True, max_age=600)
def sitemap(request: HttpRequest, section: str | None = None) -> HttpResponse:
    """The map itself, or where it has many leaves, the list of them."""
    pages = PageSitemap(request)
    if section is None and pages.paginator.num_pages > 1:
        return views.index(request, {"pages": pages}, sitemap_url_name="sitemap-section")
    return views.sitemap(request, {"pages": pages}, section=section)
