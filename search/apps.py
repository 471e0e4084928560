from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("search")

    def ready(self):
        connect_pages()
        connect_magazine()
        connect_members()
        connect_products()
        connect_documents()


def connect_pages() -> None:
    from django.db.models.signals import post_delete, post_save, pre_delete
    from wagtail.models import PageViewRestriction, Site
    from wagtail.signals import page_published, post_page_move

    from home.audience.models import PageLimit
    from news.models import NewsCategory

    from . import receivers
    from .models import Entry

    uid = "search.pages"
    # Every type of page, those of other rooms as well.
    post_save.connect(receivers.page_saved, dispatch_uid=uid)
    pre_delete.connect(receivers.page_about_to_go, dispatch_uid=uid)
    post_delete.connect(receivers.page_gone, dispatch_uid=uid)
    page_published.connect(receivers.page_published, dispatch_uid=uid)
    post_page_move.connect(receivers.page_moved, dispatch_uid=uid)
    for model in (PageLimit, PageViewRestriction):
        post_save.connect(receivers.limit_changed, sender=model, dispatch_uid=uid)
        post_delete.connect(receivers.limit_changed, sender=model, dispatch_uid=uid)
    post_save.connect(receivers.label_changed, sender=NewsCategory, dispatch_uid=uid)
    pre_delete.connect(receivers.label_gone, sender=NewsCategory, dispatch_uid=uid)
    for signal in (post_save, post_delete):
        signal.connect(receivers.site_changed, sender=Site, dispatch_uid=uid)
    post_delete.connect(receivers.entry_gone, sender=Entry, dispatch_uid="search.entries")


def connect_magazine() -> None:
    from news.magazine.signals import issue_ready

    from . import receivers

    issue_ready.connect(receivers.issue_ready, dispatch_uid="search.magazine")


def connect_members() -> None:
    from django.db.models.signals import post_delete, post_save

    from membership.directory.models import City, DirectorySettings, Listing
    from membership.dues.models import Level, Membership
    from membership.organisations.models import Category, Organisation

    from . import receivers

    uid = "search.members"
    for model in (Organisation, Membership, Listing):
        for signal in (post_save, post_delete):
            signal.connect(receivers.member_changed, sender=model, dispatch_uid=uid)
    for model in (City, Category, Level, DirectorySettings):
        post_save.connect(receivers.members_changed, sender=model, dispatch_uid=uid)


def connect_products() -> None:
    from django.db.models.signals import post_delete, post_save

    from membership.exchange.models import ExchangeCategory, ExchangeSettings, Product, ProductFile

    from . import receivers

    uid = "search.products"
    for signal in (post_save, post_delete):
        for model in (Product, ProductFile):
            signal.connect(receivers.product_changed, sender=model, dispatch_uid=uid)
    for model in (ExchangeCategory, ExchangeSettings):
        post_save.connect(receivers.products_changed, sender=model, dispatch_uid=uid)


def connect_documents() -> None:
    from django.db.models.signals import post_delete, post_save
    from wagtail.documents import get_document_model
    from wagtail.models import Collection, CollectionViewRestriction

    from home.models import DocumentNote, DownloadSection

    from . import receivers

    uid = "search.documents"
    for signal in (post_save, post_delete):
        for model in (get_document_model(), DocumentNote):
            signal.connect(receivers.document_changed, sender=model, dispatch_uid=uid)
        for model in (Collection, CollectionViewRestriction):
            signal.connect(receivers.collection_changed, sender=model, dispatch_uid=uid)
        signal.connect(receivers.shelf_changed, sender=DownloadSection, dispatch_uid=uid)
