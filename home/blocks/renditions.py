"""The sizes of all pictures on a page, in one query instead of one for each picture."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage


def fetch_renditions(*things) -> None:
    """`things` are pictures, or what blocks hold; whatever a template then shows of them is at hand."""
    pictures = [picture for thing in things for picture in pictures_in(thing)]
    if pictures:
        prefetch_related_objects(pictures, "renditions")


def pictures_in(value) -> Iterator[AbstractImage]:
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from pictures_in(child.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from pictures_in(part)
    elif isinstance(value, ListValue):
        for part in value:
            yield from pictures_in(part)
