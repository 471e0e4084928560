"""Text with {placeholders}: names in braces and nothing else, so that editors cannot reach into objects."""

import re
from collections.abc import Mapping

from django.utils.text import Truncator

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class BrokenPlaceholder(ValueError):
    """A brace that opens or closes nothing."""


def names_in(text: str) -> set[str]:
    if any(brace in PLACEHOLDER.sub("", text) for brace in "{}"):
        raise BrokenPlaceholder(text)
    return set(PLACEHOLDER.findall(text))


def fill_in(text: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values[match[1]], text)


def clause(text: str, length: int = 80) -> str:
    """What somebody wrote, in the middle of a sentence of ours: on one line, without a stop of its own,
    and no longer than a text message bears."""
    return Truncator(" ".join(text.split()).rstrip("。.；;，, ")).chars(length, truncate="…")
