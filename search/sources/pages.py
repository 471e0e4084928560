"""Pages of every type that are published and have an address."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from home.audience.limits import page_limits

from ..entries import Draft, write_entries
from ..models import Entry, Kind
from .words import teaser_of, words_of

KINDS = {
    "news.newspage": Kind.NEWS,
    "home.guideindexpage": Kind.GUIDE,
    "home.guidepage": Kind.GUIDE,
    "magazine.magazineissuepage": Kind.MAGAZINE,
}
PICTURES = ("image", "cover")
BATCH = 200


def findable_pages() -> QuerySet[Page]:
    """An alias shows what another page shows: that one is found. What Wagtail's own privacy guards is not."""
    aliases = Q(alias_of__isnull=False, alias_of__live=True)
    return Page.objects.live().public().filter(depth__gt=1).exclude(aliases).order_by("path")


def rebuild() -> None:
    ids = list(findable_pages().values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        write_pages(ids[start : start + BATCH])
    write_entries(model=Page, drafts=(), among=~Q(object_id__in=findable_pages().values("pk")))


def page_changed(page: Page) -> None:
    """A new address is that of everything below as well, whose own rows change a moment later."""
    before = _address_known(page)
    write_pages([page.pk])
    after = _address_known(page)
    if before and after and before != after:
        below = Entry.objects.filter(page__path__startswith=page.path, url__startswith=before)
        below.update(url=Concat(Value(after), Substr("url", len(before) + 1)))


def below_changed(page: Page) -> None:
    write_pages(list(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True)))


def write_pages(ids: Iterable[int]) -> None:
    ids = list(ids)
    pages = findable_pages().filter(pk__in=ids).specific()
    write_entries(model=Page, drafts=_drafts(pages), among=Q(object_id__in=ids))


def _drafts(pages: Iterable[Page]) -> Iterator[Draft]:
    limits = page_limits()
    for page in pages:
        if url := _url_of(page):
            yield Draft(
                object_id=page.pk,
                page_id=page.pk,
                kind=KINDS.get(page._meta.label_lower, Kind.PAGE),
                url=url,
                title=page.title,
                teaser=teaser_of(page),
                body=words_of(page),
                label=_label_of(page),
                date=date_of(page),
                image_id=_image_of(page),
                issue_number=getattr(page, "overall_number", None),
                has_outside=bool(limits.on_the_way_to(page.path)),
            )


def _url_of(page: Page) -> str | None:
    """What Wagtail remembers of the sites is not kept where it leaves a page without an address: the site may
    be just in the making."""
    url = page.get_url()
    if url is None:
        Site.clear_site_root_paths_cache()
    return url


def date_of(page: Page) -> date | None:
    value = getattr(page, "date", None) or page.last_published_at or page.first_published_at
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _label_of(page: Page) -> str:
    category = getattr(page, "category", None)
    return str(category) if category else ""


def _image_of(page: Page) -> int | None:
    for name in PICTURES:
        picture = getattr(page, name, None)
        if isinstance(picture, get_image_model()):
            return picture.pk
    return None


def _address_known(page: Page) -> str | None:
    return Entry.objects.filter(page=page.pk, object_id=page.pk).values_list("url", flat=True).first()
