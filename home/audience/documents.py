"""Who may open a document: by its collection, and by the pages that offer it."""

from django.db import models
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument

from .limits import collection_limits, open_to
from .readers import Reader
from .references import closed_files, offered_files


def may_open(document: AbstractDocument, reader: Reader) -> bool:
    """Its collection admits; and a page offers it that is published and admits, or nothing uses it at all.

    What is used nowhere, not even in a draft, opens for whoever has its address, as Wagtail has it: an editor
    may upload a file and send the address. To keep such files closed, limit their collection."""
    if not collection_limits(reader).admit(document.collection.path, reader):
        return False
    return not closed_files(type(document), reader, among=[document.pk], covers_are_open=False)


def open_documents(queryset: models.QuerySet, reader: Reader) -> models.QuerySet:
    """What of `queryset` the reader may open."""
    queryset = open_to(queryset, reader, path="collection__path", gates=collection_limits(reader))
    closed = closed_files(get_document_model(), reader, covers_are_open=False)
    return queryset.exclude(pk__in=closed) if closed else queryset


def offered_documents(queryset: models.QuerySet, reader: Reader) -> models.QuerySet:
    """What of `queryset` the reader may open and comes upon on the site; staff work with all there is."""
    queryset = open_documents(queryset, reader)
    if reader.is_staff:
        return queryset
    return queryset.filter(pk__in=offered_files(get_document_model(), reader, covers_are_open=False))
