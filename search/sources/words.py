"""All words of a page, as its fields declare them for searching."""

import re
from collections.abc import Iterator

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

ADDRESS = re.compile(r"(/|#|https?://|mailto:|tel:)\S*")
TEASERS = ("summary", "lead", "introduction")
APART = {field.field_name for field in Page.search_fields} | {"title", "seo_title", "search_description"}


def teaser_of(page: Page) -> str:
    """What lists say of the page; anyone may read it."""
    for name in ("search_description", *TEASERS):
        value = getattr(page, name, "")
        if isinstance(value, str) and value.strip():
            return one_line(get_text_for_indexing(value) if "<" in value else value)
    return ""


def words_of(page: Page) -> str:
    """Without title and teaser: what its type declares in `search_fields`, and any other running text."""
    teaser = teaser_of(page)
    texts = [one_line(text) for text in _texts(page)]
    return "\n".join(text for text in texts if text and text != teaser and not ADDRESS.fullmatch(text))


def one_line(text: str) -> str:
    return " ".join(text.split())


def _texts(page: Page) -> Iterator[str]:
    declared = {}
    for field in page.get_search_fields():
        if isinstance(field, (index.SearchField, index.RelatedFields)) and field.field_name not in APART:
            declared[field.field_name] = field
    for field in page._meta.get_fields():
        if isinstance(field, (StreamField, RichTextField)):
            declared.setdefault(field.name, index.SearchField(field.name))
    for field in declared.values():
        yield from _texts_in(page, field)


def _texts_in(thing, field) -> Iterator[str]:
    value = field.get_value(thing)
    if isinstance(field, index.RelatedFields):
        related = value.all() if hasattr(value, "all") else [value] if value is not None else []
        for one in related:
            for inner in field.fields:
                if isinstance(inner, (index.SearchField, index.RelatedFields)):
                    yield from _texts_in(one, inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from (str(one) for one in value)
    elif value is not None:
        yield str(value)
