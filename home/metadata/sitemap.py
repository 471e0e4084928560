"""Every page that anybody may read, with its time of change, for search engines."""

from collections.abc import Iterator

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site

from home.audience.limits import open_to
from home.audience.readers import Reader
from home.page_cache import kept


class PageSitemap(Sitemap):
    limit = 5000

    def get_wagtail_site(self) -> Site | None:
        return Site.find_for_request(self.request)

    def items(self):
        site = self.get_wagtail_site()
        if site is None:
            return Page.objects.none()
        root = site.root_page
        pages = Page.objects.live().descendant_of(root, inclusive=True).order_by("path")
        return open_to(pages, Reader.VISITOR)

    def get_urls(self, page: int = 1, site=None, protocol: str | None = None) -> list[dict]:
        return super().get_urls(page, site, protocol) if self.get_wagtail_site() else []

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
    """Made once, until something public changes: nobody makes the site list all its pages again and again."""
    leaf = request.GET.get("p", "")
    if not (leaf.isascii() and leaf.isdigit()):
        leaf = ""
    name = f"sitemap {request.scheme}://{request.get_host()} {section} {leaf}"
    site = Site.find_for_request(request)
    if site is None or len(leaf) > 3:
        return made(request, section)
    content, headers = kept(name, lambda: parts_of(made(request, section)), request)
    return HttpResponse(content, headers=headers)


def parts_of(response: HttpResponse) -> tuple[bytes, dict[str, str]]:
    return response.render().content, dict(response.items())


def made(request: HttpRequest, section: str | None) -> HttpResponse:
    """The map itself, or where it has many leaves, the list of them."""
    pages = PageSitemap(request)
    if section is None and pages.paginator.num_pages > 1:
        return views.index(request, {"pages": pages}, sitemap_url_name="sitemap-section")
    return views.sitemap(request, {"pages": pages}, section=section)
