"""What every test stands on. Fixtures of the browser journeys are in tests/journeys/conftest.py."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
JOURNEYS = ROOT / "tests" / "journeys"


def pytest_configure(config):
    # Being told to end is like Ctrl-C: fixtures get to stop what they started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    subprocess.run([sys.executable, ROOT / ".ci" / "messages", "compile"], check=True)


def pytest_itemcollected(item):
    """Before pytest looks at `-m`."""
    if item.path.is_relative_to(JOURNEYS):
        item.add_marker(pytest.mark.journey)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    """Last in line after everything has shuffled: tests that empty the database when they end, because
    others rely on what migrations put there; then the journeys, because beside Playwright's event loop
    Django refuses the database. `--dist loadfile` keeps together what has one path before the first `::`:
    to it each of these is one file (the journeys share a running site)."""
    result = yield
    items.sort(key=_turn)
    if hasattr(config, "workerinput"):
        for item in items:
            if folder := ("", "emptying", "journeys")[_turn(item)]:
                item._nodeid = item.nodeid.replace("tests/", f"tests/{folder}::", 1)
    return result


def _turn(item) -> int:
    if item.get_closest_marker("journey"):
        return 2
    marker = item.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return int(bool(commits or (marker and marker.kwargs.get("transaction"))))


def pytest_unconfigure(config):
    """The folder that config.settings.test made for this run."""
    folder = Path(os.environ.get("VAR_DIR", ""))
    if folder.name.startswith("association-test-"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_caches():
    """A cache outside the database is not rolled back with it."""
    from django.core.cache import caches
    from django.core.cache.backends.db import DatabaseCache

    yield
    for cache in caches.all(initialized_only=True):
        if not isinstance(cache, DatabaseCache):
            cache.clear()


@pytest.fixture(autouse=True)
def _association_language():
    """The language of the last visitor stays with the thread: no test begins in what another one left."""
    from django.utils import translation

    translation.deactivate()
