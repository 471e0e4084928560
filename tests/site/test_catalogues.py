"""Every word has its Chinese, and the same word the same Chinese everywhere.

That a catalogue has taken up all messages of its sources is checked by `make lint`, which has gettext."""

import re
from collections import defaultdict
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["home", "membership", "news", "search", "site", "templates"]
CATALOGUES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def entries(path):
    return [entry for entry in polib.pofile(path) if not entry.obsolete]


def translations(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_message_is_translated(path):
    unfinished = [entry.msgid for entry in entries(path) if entry.fuzzy or not all(translations(entry))]
    assert unfinished == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))
def test_translations_keep_the_placeholders(path):
    for entry in entries(path):
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for translation in filter(None, translations(entry)):
            assert set(PLACEHOLDER.findall(translation)) == wanted, entry.msgid


def test_one_message_has_one_translation_in_all_catalogues():
    """Django merges all catalogues: of two translations, one would win everywhere."""
    found = defaultdict(lambda: defaultdict(list))
    for path in CATALOGUES:
        for entry in entries(path):
            key = (path.parents[1].name, path.name, entry.msgctxt, entry.msgid)
            found[key][tuple(translations(entry))].append(str(path.relative_to(ROOT)))
    differing = {key[2:]: dict(variants) for key, variants in found.items() if len(variants) > 1}
    assert differing == {}
