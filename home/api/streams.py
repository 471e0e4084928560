"""The body of a page as the API shows it: what editors chose is told, not only its number."""

from rest_framework.fields import Field
from wagtail.api.v2.utils import get_full_url
from wagtail.blocks import ListBlock, PageChooserBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage

from home.blocks.renditions import fetch_renditions

from .pictures import renditions_of


class ExpandedStreamField(Field):
    def to_representation(self, value):
        fetch_renditions(value)
        return represent(value.stream_block, value, self.context)


def represent(block, value, context: dict):
    if value is None:
        return [] if isinstance(block, StreamBlock) else None
    for kind, represented in REPRESENTED.items():
        if isinstance(block, kind):
            return represented(block, value, context)
    return block.get_api_representation(value, context=context)


def _picture(_block, image: AbstractImage, context: dict) -> dict:
    return {
        "id": image.pk,
        "title": image.title,
        "alt": getattr(image, "contextual_alt_text", None) or image.default_alt_text,
        "decorative": bool(getattr(image, "decorative", False)),
        "renditions": renditions_of(image, context),
    }


def _document(_block, document: AbstractDocument, context: dict) -> dict:
    return {
        "id": document.pk,
        "title": document.title,
        "download_url": get_full_url(context["request"], document.url),
        "size": document.file_size,
        "extension": document.file_extension,
    }


def _page(_block, page, context: dict) -> dict | None:
    """What lists tell of it, closed or not; an unpublished page is not there."""
    if not page.live:
        return None
    return {"id": page.pk, "title": page.title, "html_url": page.get_full_url(context["request"])}


def _list(block: ListBlock, value, context: dict) -> list:
    return [represent(block.child_block, each, context) for each in value]


def _stream(_block, value, context: dict) -> list[dict]:
    return [
        {"type": child.block.name, "value": represent(child.block, child.value, context), "id": child.id}
        for child in value
    ]


def _struct(block: StructBlock, value, context: dict) -> dict:
    return {name: represent(block.child_blocks[name], each, context) for name, each in value.items()}


def _table(_block, table, context: dict) -> dict:
    return {
        "caption": table.caption,
        "columns": [{"type": each["block"].name, "heading": each["heading"]} for each in table.columns],
        "rows": [
            [
                represent(column["block"], cell, context)
                for column, cell in zip(table.columns, row["values"], strict=True)
            ]
            for row in table.row_data
        ],
    }


# The first that fits: a picture with its description is a struct as well.
REPRESENTED = {
    ImageBlock: _picture,
    ImageChooserBlock: _picture,
    DocumentChooserBlock: _document,
    PageChooserBlock: _page,
    StreamBlock: _stream,
    StructBlock: _struct,
    ListBlock: _list,
    TypedTableBlock: _table,
}
