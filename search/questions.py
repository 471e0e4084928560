"""A question as it comes in an address."""

from collections.abc import Mapping

LONGEST_NUMBER = 6
LONGEST_READ = 10_000  # of what somebody pasted; the question itself is cut by `find`


def words_of(parameters: Mapping[str, str]) -> str:
    return " ".join(parameters.get("q", "")[:LONGEST_READ].replace("\x00", " ").split())


def read_question(parameters: Mapping[str, str]) -> dict:
    """What `find` wants to know, apart from who is asking."""
    page = parameters.get("page", "")
    is_number = page.isascii() and page.isdigit() and len(page) <= LONGEST_NUMBER
    return {
        "words": words_of(parameters),
        "kind": parameters.get("kind"),
        "page": int(page) if is_number else 1,
    }
