"""What every test stands on. Fixtures of the browser journeys are in tests/journeys/conftest.py."""

import gc
import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).resolve().parents[1]
JOURNEYS = ROOT / "tests" / "journeys"
POLITE = 5


def pytest_configure(config):
    # Being told to end is like Ctrl-C: fixtures get to stop what they started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    subprocess.run([sys.executable, ROOT / ".ci" / "messages", "compile"], check=True)


def pytest_itemcollected(item):
    """Before pytest looks at `-m`."""
    if item.path.is_relative_to(JOURNEYS):
        item.add_marker(pytest.mark.journey)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """After everything has shuffled: first the journeys, which take longest and one after the other; last
    the tests that empty the database when they end, because others rely on what migrations put there."""
    result = yield
    items.sort(key=_turn)
    return result


def _turn(item) -> int:
    if item.get_closest_marker("journey"):
        return 0
    if not _empties(item.path):
        return 1
    marker = item.get_closest_marker("django_db")
    return 3 if marker and marker.kwargs.get("transaction") else 2


def pytest_collection_finish():
    """What was imported stays; looking through it again and again took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_runtest_setup(item):
    """Journeys demand their answers within seconds: beside them, other tests stand back."""
    if not item.get_closest_marker("journey") and os.getpriority(os.PRIO_PROCESS, 0) < POLITE:
        os.nice(POLITE)


@cache
def _empties(path: Path) -> bool:
    """Does a test of this file commit, and so empty the database when it ends?"""
    return path.is_file() and "django_db(transaction=True" in path.read_text()


class Scheduling(LoadFileScheduling):
    """A file is tested by one process. Those that empty the database are one file to it, and so are the
    journeys, which share a running site: what comes after them in the same process would find nothing."""

    def _split_scope(self, nodeid: str) -> str:
        path = ROOT / super()._split_scope(nodeid)
        if path.is_relative_to(JOURNEYS):
            return "journeys"
        return "emptying" if _empties(path) else str(path)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


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
    for each in caches.all(initialized_only=True):
        if not isinstance(each, DatabaseCache):
            each.clear()


@pytest.fixture(autouse=True)
def _association_language():
    """The language of the last visitor stays with the thread: no test begins in what another one left."""
    from django.utils import translation

    translation.deactivate()
