"""The facts in a page's head. The same for every visitor, so that pages can be kept."""

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.models import Page, Site

from home.blocks.renditions import pictures_in
from home.models import AssociationSettings

PAGE_NUMBER = re.compile(r"[0-9]{1,9}")
SHARED_SIZE = "fill-1200x630|format-jpeg"
PLATFORM_CODES = {"zh": "zh_CN", "en": "en_US"}


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    url: str
    site_name: str
    kind: str = "website"
    locale: str = "zh_CN"
    image: AbstractRendition | None = None
    image_url: str = ""
    alternates: list[tuple[str, str]] = field(default_factory=list)
    published: str = ""
    changed: str = ""


def head_of(
    page: Page,
    request: HttpRequest,
    *,
    association: AssociationSettings,
    is_closed: bool = False,
    **words: str,
) -> Head:
    """`words` (title, description) say more of an address below the page than the page itself does."""
    url = address_of_page(page, request)
    described = (getattr(page, name, "") for name in ("search_description", "summary", "lead"))
    own = next(filter(None, described), "")
    image = shared_picture(page, covers_only=is_closed)
    article = getattr(page, "date", None) if hasattr(page, "social_image") else None
    changed = page.last_published_at
    is_home = page.depth == 2
    return Head(
        title=words.get("title") or page.seo_title or (association.name if is_home else "") or page.title,
        description=words.get("description") or own or association.description,
        url=url,
        site_name=association.name or page.title,
        kind="article" if article else "website",
        locale=PLATFORM_CODES.get(settings.LANGUAGE_CODE[:2], "zh_CN"),
        image=image,
        image_url=absolute(image.url, request) if image else "",
        alternates=alternates(page, request, url),
        published=article.isoformat() if article else "",
        changed=changed.isoformat() if article and changed else "",
    )


def site_address(request: HttpRequest) -> str:
    """Scheme and host as the site's own settings have them: one address, however it was reached."""
    site = Site.find_for_request(request)
    return site.root_url if site else f"{request.scheme}://{request.get_host()}"


def absolute(address: str, request: HttpRequest) -> str:
    return address if "://" in address else site_address(request) + address


def address_of_page(page: Page, request: HttpRequest) -> str:
    """The canonical address: what was asked for, without the query but for the page of a long list."""
    number = request.GET.get("page", "")
    query = f"?page={int(number)}" if PAGE_NUMBER.fullmatch(number) and int(number) > 1 else ""
    return absolute(request.path, request) + query


def alternates(page: Page, request: HttpRequest, url: str) -> list[tuple[str, str]]:
    """(language, address): this page, its translations, and the one for everybody else."""
    own = settings.LANGUAGE_CODE
    others = []
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        own = page.locale.language_code
        translations = page.get_translations().live().select_related("locale")
        others = [(each.locale.language_code, each.get_full_url(request)) for each in translations]
    found = [(_tag(code), address) for code, address in [(own, url), *others]]
    default = next((address for code, address in found if code == _tag(settings.LANGUAGE_CODE)), url)
    return [*found, ("x-default", default)]


def _tag(code: str) -> str:
    """`zh-hans` as registered: zh-Hans."""
    language, _dash, script = code.partition("-")
    return f"{language}-{script.title() if len(script) > 2 else script.upper()}" if script else language


def shared_picture(page: Page, *, covers_only: bool = False) -> AbstractRendition | None:
    """The picture that others show beside a link to the page: the one chosen, else the first in its text."""
    chosen = [getattr(page, name, None) for name in ("social_image", "image", "cover")]
    pictures = [one for one in chosen if isinstance(one, AbstractImage)]
    if not pictures and not covers_only:
        pictures = list(pictures_in(getattr(page, "body", None)))[:1]
    prefetch_related_objects(pictures[:1], "renditions")  # the page itself shows others of them
    try:
        return pictures[0].get_rendition(SHARED_SIZE) if pictures else None
    except (SourceImageIOError, FileNotFoundError):
        return None
