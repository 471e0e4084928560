"""From an address to its page in as many queries for a deep page as for a shallow one."""

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page


def route_below(home: Page, request, components: list[str]):
    """What `Page.route` finds step by step: the pages on the way come in one query, only the last one as its
    own type. A type that routes by itself (an archive of years) is asked as soon as the way reaches it."""
    paths = [home.url_path + "".join(f"{slug}/" for slug in components[:end]) for end in steps(components)]
    found = Page.objects.filter(
        slug__in=components, url_path__in=paths
    )  # slugs are what the database indexes
    way = {page.url_path: page for page in found}
    above = [home]
    for end, path in zip(steps(components), paths, strict=True):
        page = way.get(path)
        if page is None or page.depth != home.depth + end:
            raise Http404
        page._cached_parent_obj = above[-1]
        if end == len(components) or routes_by_itself(page, components[end:]):
            request.pages_above = above
            return page.specific.route(request, components[end:])
        above.append(page)
    raise Http404


def pages_above(page: Page, request) -> list[Page]:
    """The published pages from the home page down to this one, without asking again what routing found."""
    above = getattr(request, "pages_above", None)
    if not above or not page.path or not page.is_child_of(above[-1]):
        above = page.get_ancestors().filter(depth__gt=1)
    return [one for one in above if one.live]


def steps(components: list[str]) -> range:
    return range(1, len(components) + 1)


def routes_by_itself(page: Page, rest: list[str]) -> bool:
    """Whether this type of page has a say in what lies below it; its own views come before its children."""
    model = page.specific_class
    if model is None:
        return True
    if issubclass(model, RoutablePageMixin) and model.route is RoutablePageMixin.route:
        return page.live and has_view(page.specific_deferred, rest)
    return model.route is not Page.route


def has_view(page: RoutablePageMixin, rest: list[str]) -> bool:
    try:
        page.resolve_subpage(f"/{'/'.join(rest)}/")
    except Http404:
        return False
    return True
