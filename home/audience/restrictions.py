"""What Wagtail's own view restrictions need beyond one row each: their groups, and what mirrors them."""

from collections import defaultdict
from dataclasses import replace

from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from .gates import Gate


def complete(gates: list[Gate], restriction: type[BaseViewRestriction]) -> list[Gate]:
    """Asked only where there is such a restriction."""
    _name_groups(gates, restriction)
    if restriction is PageViewRestriction:
        return [*gates, *_on_aliases([gate for gate in gates if gate.restriction_id])]
    return gates


def _name_groups(gates: list[Gate], restriction: type[BaseViewRestriction]) -> None:
    wanted = [gate for gate in gates if any(way.kind == BaseViewRestriction.GROUPS for way in gate.ways)]
    if not wanted:
        return
    groups = defaultdict(set)
    for pk, group_id in restriction.objects.filter(
        pk__in=[gate.restriction_id for gate in wanted]
    ).values_list("pk", "groups"):
        groups[pk].add(group_id)
    for gate in wanted:
        gate.ways = [replace(way, group_ids=frozenset(groups[gate.restriction_id])) for way in gate.ways]


def _on_aliases(gates: list[Gate]) -> list[Gate]:
    """A page that mirrors a restricted one is restricted in the same way."""
    found, sources = [], {gate.path: [gate] for gate in gates}
    while sources:
        mirrors = Page.objects.filter(alias_of__path__in=sources).values_list(
            "path", "numchild", "alias_of__path"
        )
        sources_now, sources = sources, {}
        for path, children, source in mirrors:
            copies = [replace(gate, path=path, has_children=bool(children)) for gate in sources_now[source]]
            sources[path] = copies
            found += copies
    return found
