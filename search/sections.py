"""Where results stand on the site."""

from collections.abc import Sequence
from dataclasses import dataclass

from treebeard.mp_tree import MP_Node
from wagtail.models import Page

from .models import Kind
from .showing import Found

HOME_DEPTH = 2


@dataclass(frozen=True)
class Row:
    found: Found
    sections: list[str]


def sections_of(items: Sequence[Found]) -> list[Row]:
    """Each result with the titles of the pages above it, below the home page: one query for all."""
    above = {item.entry.pk: _paths_above(item) for item in items}
    wanted = {path for paths in above.values() for path in paths}
    titles = dict(Page.objects.filter(path__in=wanted).values_list("path", "title")) if wanted else {}
    return [
        Row(item, [titles[path] for path in above[item.entry.pk] if path in titles] or _own(item))
        for item in items
    ]


def _paths_above(item: Found) -> list[str]:
    page = item.entry.page
    if page is None:
        return []
    # Members, products and sheets of the magazine stand below their page, a page below its parent.
    is_below = item.entry.kind in (Kind.MEMBER, Kind.PRODUCT) or item.entry.page_number
    deepest = page.depth if is_below else page.depth - 1
    return [page.path[: depth * MP_Node.steplen] for depth in range(HOME_DEPTH + 1, deepest + 1)]


def _own(item: Found) -> list[str]:
    return [item.entry.section] if item.entry.section else []
