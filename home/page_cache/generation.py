"""The mark that all web processes and the worker agree on: another one, and every stored page is old."""

import logging
import os
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.cache import caches
from django.db import DEFAULT_DB_ALIAS, transaction

log = logging.getLogger(__name__)


class Generation(Protocol):
    def read(self) -> str | None: ...
    def write(self, mark: str) -> None: ...


class GenerationInFile:
    """For one machine: read in microseconds, replaced as a whole."""

    def __init__(self, path: Path):
        self.path = path

    def read(self) -> str | None:
        try:
            file = os.open(self.path, os.O_RDONLY)
        except FileNotFoundError:
            return self._first()
        try:
            return os.read(file, 64).decode("ascii")
        finally:
            os.close(file)

    def write(self, mark: str) -> None:
        fresh = self.path.with_name(f"{self.path.name}-{mark}")
        try:
            fresh.write_text(mark, encoding="ascii")
            fresh.replace(self.path)
        except OSError:
            with suppress(OSError):
                self.path.unlink()  # without a mark nothing is served from memory
            raise

    def _first(self) -> str | None:
        """Only one of those who find none may write it: all others read what that one wrote, next time."""
        with suppress(OSError), self.path.open("x", encoding="ascii") as file:
            file.write(uuid.uuid4().hex)
        return None


class GenerationInCache:
    """For several machines: in the cache that all of them share."""

    key = "page-cache-generation"

    def read(self) -> str | None:
        shared = caches["shared"]
        mark = shared.get(self.key)
        if mark is None:
            shared.add(self.key, uuid.uuid4().hex, timeout=None)
        return mark

    def write(self, mark: str) -> None:
        caches["shared"].set(self.key, mark, timeout=None)


@cache
def generation() -> Generation:
    if settings.PAGE_CACHE_GENERATION_FILE:
        return GenerationInFile(Path(settings.PAGE_CACHE_GENERATION_FILE))
    return GenerationInCache()


def current_generation() -> str | None:
    """None when nobody can tell: then nothing is served from memory and nothing is kept."""
    try:
        return generation().read() or None
    except Exception:
        log.exception("The generation of stored pages cannot be read; pages are rendered anew")
        return None


def begin_generation() -> None:
    """Every page that is stored, or being rendered, is old from now on."""
    try:
        generation().write(uuid.uuid4().hex)
    except Exception:
        log.exception(
            "STALE PAGES: a public change could not be told to the page cache; "
            "visitors may see old pages for up to %s seconds",
            settings.PAGE_CACHE_SECONDS,
        )


def is_changing(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether this transaction changes something public that others do not see yet."""
    waiting = transaction.get_connection(using).run_on_commit
    return any(entry[1] is begin_generation for entry in waiting[:1])


def shown_changed(using: str = DEFAULT_DB_ALIAS) -> None:
    """Something that public pages show is being changed: they are old once this transaction commits."""
    if is_changing(using):
        return
    transaction.on_commit(begin_generation, using=using)
    waiting = transaction.get_connection(using).run_on_commit
    if waiting:  # before all else that waits for the commit: what fails there must not keep pages old
        waiting.insert(0, waiting.pop())
