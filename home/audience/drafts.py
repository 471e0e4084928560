"""Files that stand in drafts. Wagtail's index of references knows only what is saved in the pages themselves;
here the stored drafts are read as they are, so that any number of them costs the same few queries."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Collection, Page, Revision
from wagtail.rich_text import extract_references_from_rich_text

from .uses import documents_below

Found = Iterator[tuple[type[models.Model], Any]]  # what is chosen: its model and key


def files_in_drafts(model: type[models.Model]) -> set[int]:
    """Files of this model that the latest drafts of pages show."""
    drafts = Page.objects.filter(has_unpublished_changes=True, latest_revision__isnull=False)
    revisions = Revision.objects.filter(pk__in=drafts.values("latest_revision")).select_related(
        "content_type"
    )
    files, shelves = set(), set()
    for revision in revisions:
        page_model = revision.content_type.model_class()
        for chosen, key in _chosen_in(page_model, revision.content) if page_model else ():
            if issubclass(model, chosen):
                files.add(int(key))
            elif chosen is Collection:
                shelves.add(int(key))
    if shelves and model is get_document_model():
        paths = Collection.objects.filter(pk__in=shelves).values_list("path", flat=True)
        files |= documents_below(set(paths))
    return files


def _chosen_in(model: type[models.Model], content: dict) -> Found:
    for field in model._meta.get_fields():
        value = content.get(field.name) if field.concrete else None
        if not value:
            continue
        if field.many_to_one:
            yield field.related_model, value
        elif isinstance(field, StreamField):
            yield from _chosen_in_block(field.stream_block, json.loads(value))
        elif isinstance(field, RichTextField):
            yield from _chosen_in_text(value)
    for relation in get_all_child_relations(model):
        for child in content.get(relation.get_accessor_name()) or ():
            yield from _chosen_in(relation.related_model, child)


def _chosen_in_block(block: Block, value: Any) -> Found:
    if not value:
        return
    if isinstance(block, ImageBlock) and not isinstance(value, dict):  # as an image chooser stored it
        value = {"image": value}
    if isinstance(block, ChooserBlock):
        yield block.model_class, value
    elif isinstance(block, RichTextBlock):
        yield from _chosen_in_text(value)
    else:
        for child, part in _parts(block, value):
            yield from _chosen_in_block(child, part)


def _parts(block: Block, value: Any) -> Iterator[tuple[Block, Any]]:
    """What a block holds, as it is stored."""
    if isinstance(block, StreamBlock):
        for child in value:
            if child["type"] in block.child_blocks:
                yield block.child_blocks[child["type"]], child["value"]
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield child, value.get(name)
    elif isinstance(block, ListBlock):
        for item in value:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield block.child_block, item["value"] if is_wrapped else item
    elif isinstance(block, TypedTableBlock):
        kinds = [block.child_blocks.get(column["type"]) for column in value["columns"]]
        for row in value["rows"]:
            yield from ((kind, cell) for kind, cell in zip(kinds, row["values"], strict=False) if kind)


def _chosen_in_text(source: str) -> Found:
    for model, key, *_place in extract_references_from_rich_text(source):
        yield model, key
