"""What changes what can be found. Connected in apps.py; each writes in the transaction of the change."""

from django.db import transaction
from wagtail.models import Page
from wagtail.search import index

from .entries import has_server
from .models import Entry
from .rebuilding import rebuild_entries, unless_held_back
from .sources import SOURCES, documents, members, products, sheets
from .tasks import send_below


@unless_held_back
def page_saved(sender, *, instance, raw=False, **kwargs) -> None:
    """Of whatever type: publishing and unpublishing save the page. A draft that is kept saves it as well, and
    shows in the instance, so it is read anew."""
    if isinstance(instance, Page) and not raw:
        _changed(instance.pk)


@unless_held_back
def page_published(sender, *, instance, **kwargs) -> None:
    """By now what hangs on the page is saved too."""
    _changed(instance.pk)


@unless_held_back
def page_moved(sender, *, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    """Among its siblings as well: then nothing changes but where all of them stand in the tree, by which a
    server tells who may read them."""
    _changed_with_all_below(instance.pk)
    if has_server():
        parents = list({parent_page_before.pk, parent_page_after.pk})
        transaction.on_commit(lambda: send_below.delay(parents), robust=True)


def page_about_to_go(sender, *, instance, **kwargs) -> None:
    if isinstance(instance, Page):
        instance._documents_offered = documents.offered_by(instance)


@unless_held_back
def page_gone(sender, *, instance, **kwargs) -> None:
    """Its own entries went with it, by their foreign key."""
    if offered := getattr(instance, "_documents_offered", None):
        documents.write_documents(offered)


@unless_held_back
def limit_changed(sender, *, instance, **kwargs) -> None:
    """Ours or Wagtail's own, on a page: it holds for all below as well."""
    if instance.page_id:
        _changed_with_all_below(instance.page_id)


@unless_held_back
def collection_changed(sender, *, instance, **kwargs) -> None:
    """A collection, or what guards one."""
    collection = getattr(instance, "collection", instance)
    documents.write_documents(documents.lying_in(collection).values_list("pk", flat=True))


@unless_held_back
def document_changed(sender, *, instance, raw=False, **kwargs) -> None:
    """A document, or the note that belongs to one."""
    if not raw:
        documents.write_documents([getattr(instance, "document_id", instance.pk)])


@unless_held_back
def shelf_changed(sender, *, instance, raw=False, **kwargs) -> None:
    if not raw:
        _changed(instance.page_id)


@unless_held_back
def member_changed(sender, *, instance, raw=False, **kwargs) -> None:
    """An organisation, its membership or its public entry."""
    if not raw:
        company = getattr(instance, "organisation_id", instance.pk)
        members.write_members([company])
        products.write_products_of(company)


@unless_held_back
def members_changed(sender, **kwargs) -> None:
    """The name of a level, a category or a city; the rules of the list."""
    members.write_members()
    products.write_products()


@unless_held_back
def product_changed(sender, *, instance, raw=False, **kwargs) -> None:
    """A product, or a file of one."""
    if not raw:
        products.write_products([getattr(instance, "entry_id", instance.pk)])


@unless_held_back
def products_changed(sender, **kwargs) -> None:
    """The name of a category; whether products are shown at all."""
    products.write_products()


def label_changed(sender, *, instance, **kwargs) -> None:
    """A category of news has another name."""
    Entry.objects.filter(page__in=instance.articles.values("pk")).update(label=str(instance))


def label_gone(sender, *, instance, **kwargs) -> None:
    """The articles of a category stay, without it."""
    Entry.objects.filter(page__in=instance.articles.values("pk")).update(label="")


@unless_held_back
def site_changed(sender, **kwargs) -> None:
    """Another home page or host name: every address may differ."""
    rebuild_entries()


@unless_held_back
def issue_ready(sender, *, issue, **kwargs) -> None:
    sheets.page_changed(issue)


def entry_gone(sender, *, instance, **kwargs) -> None:
    index.remove_object(instance)


def _changed(page_id: int) -> None:
    page = _read(page_id)
    if page:
        for source in SOURCES:
            source.page_changed(page)


def _changed_with_all_below(page_id: int) -> None:
    page = _read(page_id)
    if page:
        for source in SOURCES:
            source.below_changed(page)


def _read(page_id: int) -> Page | None:
    return Page.objects.filter(pk=page_id).first()
