"""`make bench [ARGS="--rows 5000 --requests 50"]`: what each page costs: visitors' pages from memory and
rendered, those of members and staff with few rows and with many, and the search.

CPU is that of the web process alone, time is what one visitor waits, alone on the machine; compare a page
with the bare view of the same run, not with another machine. Fails if a page asks more with more rows."""

import argparse
import json
import sys
from pathlib import Path

from .search import measure_search, show_search
from .server import BenchedSite, Cost, folder
from .visitors import measure_visits, show_visits

FEW = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=2000, help="companies in the large run")
    parser.add_argument("--requests", type=int, default=40, help="requests that are timed for each page")
    given = parser.parse_args()
    print("Loading the demonstration", file=sys.stderr)
    with folder() as where, BenchedSite(Path(where)) as site:
        visits = measure_visits(site, given.requests)
        missed = show_visits(visits)
        few = measure_all(site, 0, FEW, given.requests)
        many = measure_all(site, FEW, given.rows, given.requests)
        grown = show(few, many, given.rows)
        show_search(measure_search(site, requests=max(given.requests // 4, 5)))
    return 1 if missed or grown else 0


def measure_all(site: BenchedSite, before: int, rows: int, requests: int) -> dict[str, Cost]:
    print(f"Measuring with {rows} companies", file=sys.stderr)
    told = json.loads(site.python("-m", "tests.bench.pages", str(before), str(rows)))
    sessions = told["sessions"]
    return {
        page["name"]: site.measure(page["path"], sessions.get(page["who"], ""), requests=requests)
        for page in told["pages"]
    }


def show(few: dict[str, Cost], many: dict[str, Cost], rows: int) -> int:
    titles = ("queries", "CPU ms", "time ms")
    print(f"\n{'':26}" + "".join(f"{title:>20}" for title in titles))
    print(f"{'companies':26}" + f"{FEW:>12}{rows:>8}" * len(titles))
    grown = 0
    for name, small in few.items():
        large = many[name]
        grows = large.queries > small.queries
        grown += grows
        line = f"{name:26}{small.queries:>12}{large.queries:>8}{small.cpu_ms:>12.1f}{large.cpu_ms:>8.1f}"
        print(f"{line}{small.wall_ms:>12.1f}{large.wall_ms:>8.1f}{'   grows' if grows else ''}")
    print(
        f"\nQueries grow with the rows on {grown} pages." if grown else "\nNo page asks more with more rows."
    )
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
