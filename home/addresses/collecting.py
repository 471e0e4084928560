"""Which addresses stand in what editors wrote."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from home.models import Address, AddressUse
from home.models.addresses import Target

HREF = re.compile(r'<a\s[^>]*?href="(?P<url>[^"]+)"', re.IGNORECASE)
WHOLE = re.compile(r"^(https?://|/)\S+$")
LONGEST = Address._meta.get_field("url").max_length


def collect_all() -> int:
    """Read everything that is published; addresses that stand nowhere any more are forgotten."""
    with transaction.atomic():
        seen = [note_addresses(source) for source in sources()]
        known = {(use.content_type_id, use.object_id) for use in AddressUse.objects.all()}
        for content_type_id, object_id in known - set(seen):
            AddressUse.objects.filter(content_type_id=content_type_id, object_id=object_id).delete()
        Address.objects.filter(uses=None).delete()
    return len(seen)


def sources() -> Iterator[models.Model]:
    """Pages that are live, settings, and lists such as snippets."""
    for model in apps.get_models():
        if issubclass(model, Page) and model is not Page and texts_of(model):
            yield from model.objects.filter(live=True).iterator(chunk_size=200)
    for model in {*settings_registry, *get_snippet_models()}:
        if texts_of(model):
            yield from model._default_manager.all().iterator(chunk_size=200)


def note_addresses(source: models.Model) -> tuple[int, str]:
    """What stands in one thing now; returns its key."""
    content_type, key = ContentType.objects.get_for_model(source), str(source.pk)
    wanted = {(kind, url) for kind, url in links_in(source) if len(url) <= LONGEST}
    uses = AddressUse.objects.filter(content_type=content_type, object_id=key)
    kept = {(use.address.kind, use.address.url): use.pk for use in uses.select_related("address")}
    uses.filter(pk__in=[pk for link, pk in kept.items() if link not in wanted]).delete()
    for kind, url in wanted - set(kept):
        address, _created = Address.objects.get_or_create(kind=kind, url=url, defaults={"host": host_of(url)})
        AddressUse.objects.create(address=address, content_type=content_type, object_id=key)
    return content_type.pk, key


def texts_of(model: type[models.Model]) -> list[models.Field]:
    kinds = (StreamField, RichTextField, models.URLField)
    return [field for field in model._meta.concrete_fields if isinstance(field, kinds)]


def links_in(source: models.Model) -> Iterator[tuple[str, str]]:
    """Each as what it leads to, and where."""
    for field in texts_of(type(source)):
        value = getattr(source, field.attname)
        if hasattr(field, "extract_references"):
            for model, key, *_paths in field.extract_references(value):
                if kind := kind_of(model):
                    yield kind, str(key)
        for words in strings_in(value.raw_data if isinstance(field, StreamField) else value):
            for url in map(comparable, urls_in(words)):
                yield (Target.PATH if url.startswith("/") else Target.OUTSIDE), url


def kind_of(model: type[models.Model]) -> Target | None:
    if issubclass(model, Page):
        return Target.PAGE
    return Target.DOCUMENT if issubclass(model, AbstractDocument) else None


def strings_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif hasattr(value, "__iter__"):
        for part in value:
            yield from strings_in(part)


def urls_in(words: str) -> list[str]:
    if WHOLE.match(words):
        return [words]
    return [url for url in map(unescape, HREF.findall(words)) if WHOLE.match(url)]


def comparable(url: str) -> str:
    """Without the part behind #; addresses of this site as paths."""
    url = url.partition("#")[0]
    own = f"{settings.PUBLIC_URL}/"
    return f"/{url.removeprefix(own)}" if url.startswith(own) else url


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
