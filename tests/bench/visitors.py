"""The visitors' part of `make bench`: in rounds, so that a busy machine is busy for every page alike."""

import json
import statistics
import sys
from dataclasses import dataclass

from .server import BenchedSite, Cost

ARTICLES, ISSUES = 10_000, 200
ROUNDS = 5
BARE = "/healthz"
RENDERED = {"Authorization": "Bench"}  # whoever says who they are gets no page from memory
GOAL, MOST_QUERIES = 1.3, 12


@dataclass(frozen=True)
class Visit:
    name: str
    cached: Cost
    rendered: Cost
    ratio: float  # cached page to bare view, in the median of the rounds


def measure_visits(site: BenchedSite, requests: int) -> list[Visit]:
    print(f"Loading {ARTICLES} articles and {ISSUES} issues", file=sys.stderr)
    pages = json.loads(site.python("-m", "tests.bench.public", str(ARTICLES), str(ISSUES)))
    site.measure(BARE, "", requests=requests)
    rounds = {name: [] for name in pages}
    for _round in range(ROUNDS):
        for name, path in pages.items():
            bare = site.measure(BARE, "", requests=requests)
            rounds[name].append((site.measure(path, "", requests=requests), bare))
    bare = middle([bare for pairs in rounds.values() for _cached, bare in pairs])
    visits = [Visit("a view that does nothing", bare, bare, 1.0)]
    for name, path in pages.items():
        rendered = site.measure(path, "", requests=max(requests // 4, 5), headers=RENDERED)
        ratio = statistics.median(cached.cpu_ms / bare.cpu_ms for cached, bare in rounds[name])
        visits.append(Visit(name, middle([cached for cached, _bare in rounds[name]]), rendered, ratio))
    return visits


def middle(costs: list[Cost]) -> Cost:
    return sorted(costs, key=lambda cost: cost.cpu_ms)[len(costs) // 2]


def show_visits(visits: list[Visit]) -> int:
    print(f"\nVisitors, with {ARTICLES} articles and {ISSUES} issues")
    print(f"{'':24}{'from memory':>24}{'rendered':>33}")
    print(f"{'':24}{'CPU ms':>8}{'× bare':>8}{'time ms':>8}{'queries':>13}{'CPU ms':>10}{'time ms':>10}")
    missed = 0
    for visit in visits:
        over = visit.ratio > GOAL or visit.rendered.queries > MOST_QUERIES
        missed += over
        print(
            f"{visit.name:24}{visit.cached.cpu_ms:8.2f}{visit.ratio:8.2f}{visit.cached.wall_ms:8.2f}"
            f"{visit.rendered.queries:13}{visit.rendered.cpu_ms:10.1f}{visit.rendered.wall_ms:10.1f}"
            f"{'   over' if over else ''}"
        )
    print(f"Goals: at most {GOAL} × the bare view, {MOST_QUERIES} queries. Missed by {missed} pages.")
    return missed
