"""What of an object goes into the index of a database."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.encoding import force_str
from wagtail.search.index import AutocompleteField, BaseField, RelatedFields, SearchField

from search.analysis import segment


@dataclass
class Contents:
    """Segmented texts: titles, other texts with what each counts, and what completes a half-typed title."""

    titles: list[str] = field(default_factory=list)
    others: list[tuple[float, str]] = field(default_factory=list)
    completions: list[str] = field(default_factory=list)


def contents_of(obj: models.Model) -> Contents:
    contents = Contents()
    for search_field, value in _values(obj, obj.get_search_fields()):
        text = segment(as_text(value))
        if isinstance(search_field, AutocompleteField):
            contents.completions.append(text)
        elif search_field.field_name == "title":
            contents.titles.append(text)
        else:
            contents.others.append((search_field.boost or 1, text))
    return contents


def _values(obj: models.Model, search_fields: list) -> Iterator[tuple[BaseField, object]]:
    for search_field in search_fields:
        if isinstance(search_field, SearchField | AutocompleteField):
            yield search_field, search_field.get_value(obj)
        elif isinstance(search_field, RelatedFields):
            related = search_field.get_value(obj)
            for other in related.all() if hasattr(related, "all") else [related]:
                if other is not None:
                    yield from _values(other, search_field.fields)


def as_text(value: object) -> str:
    """A value of a field as one text; parts of it are paragraphs."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return "\n\n".join(as_text(item) for item in value)
    return force_str(value, strings_only=False) if value is not None else ""
