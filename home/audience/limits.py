"""Which pages and collections are limited, and what a reader may read of them."""

from collections.abc import Callable

from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext as _
from wagtail.models import BaseViewRestriction, CollectionViewRestriction, Page, PageViewRestriction

from .gates import Gate, Gates, Way
from .models import Audience, CollectionLimit, PageLimit
from .readers import Reader
from .restrictions import complete


def page_limits(reader: Reader | None = None) -> Gates:
    """Every limit on pages, ours and Wagtail's, in one query; a request's reader remembers them."""
    return _remembered(reader, "pages", lambda: _load(PageLimit, PageViewRestriction, "page"))


def collection_limits(reader: Reader | None = None) -> Gates:
    """The same for collections of documents."""
    return _remembered(
        reader, "collections", lambda: _load(CollectionLimit, CollectionViewRestriction, "collection")
    )


def admits(page: Page, reader: Reader) -> bool:
    """May this reader read the page, as it is published?"""
    return page_limits(reader).admit(page.path, reader)


def is_limited(page: Page, reader: Reader | None = None) -> bool:
    """Is there anybody at all who may not read the page?"""
    return bool(page_limits(reader).on_the_way_to(page.path))


def open_to(
    queryset: models.QuerySet, reader: Reader, *, path: str = "path", gates: Gates | None = None
) -> models.QuerySet:
    """What of `queryset` the reader may read. `path` leads to the path of the page, for rows that belong to
    one (`page__path`); rows that belong to none stay. Search indexes understand the filters as well."""
    closed = (page_limits(reader) if gates is None else gates).closed_to(reader)
    if not closed:
        return queryset
    leaves = [gate.path for gate in closed if not gate.has_children]
    condition = Q(**{f"{path}__in": leaves}) if leaves else Q()
    for gate in closed:
        if gate.has_children:
            condition |= Q(**{f"{path}__startswith": gate.path})
    return queryset.exclude(condition)


def what_is_asked(page: Page, reader: Reader | None = None) -> list[str]:
    """In words, for whoever stands before the closed page; one of each gate's words is enough."""
    return ways_in_words(page_limits(reader).on_the_way_to(page.path))


def ways_in_words(gates: list[Gate]) -> list[str]:
    return list(dict.fromkeys(_in_words(way) for gate in gates for way in gate.ways))


def _in_words(way: Way) -> str:
    match way.kind:
        case Audience.MEMBERS:
            return _("Members only")
        case Audience.LEVEL:
            return _("Only for %(level)s") % {"level": way.level_name}
        case Audience.ACCOUNTS | BaseViewRestriction.LOGIN:
            return _("Open after logging in")
        case BaseViewRestriction.PASSWORD:
            return _("Open with the shared password")
    return _("Open to certain accounts")


def _remembered(reader: Reader | None, tree: str, load: Callable[[], Gates]) -> Gates:
    if reader is None or reader.memory is None:
        return load()
    if tree not in reader.memory:
        reader.memory[tree] = load()
    return reader.memory[tree]


def _load(limit: type, restriction: type, tree: str) -> Gates:
    """`tree` is the name of the field that leads from a row to its node."""
    place = {"node_path": F(f"{tree}__path"), "children": F(f"{tree}__numchild")}
    ours = limit.objects.order_by().annotate(**place, source=Value("limit"), level_name=F("level__name"))
    wagtails = (
        restriction.objects.order_by()
        .exclude(restriction_type=BaseViewRestriction.NONE)
        .annotate(
            **place,
            source=Value("wagtail"),
            level=Value(None, output_field=models.BigIntegerField()),
            level_name=Value(None, output_field=models.CharField()),
        )
    )
    columns = ["node_path", "children", "source", "pk", "level", "level_name"]
    rows = ours.values_list(*columns, "kind").union(
        wagtails.values_list(*columns, "restriction_type"), all=True
    )
    gates: dict[tuple, Gate] = {}
    for path, children, source, pk, level_id, level_name, kind in rows:
        restriction_id = pk if source == "wagtail" else None
        gate = gates.setdefault((path, restriction_id), Gate(path, bool(children), restriction_id))
        password = (restriction.passed_view_restrictions_session_key, pk) if restriction_id else None
        gate.ways.append(Way(kind, level_id, level_name or "", password))
    if any(gate.restriction_id for gate in gates.values()):
        return Gates(complete(list(gates.values()), restriction))
    return Gates(gates.values())
