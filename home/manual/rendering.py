"""From a guide to its PDF. Nothing is fetched over the network while drawing: what may be shown are our own
static files and the pictures of the guide."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from weasyprint import HTML
from weasyprint.urls import URLFetcherResponse

from home.audience.limits import page_limits
from home.manual.services import last_change
from home.models import AssociationSettings, GuideIndexPage, GuidePage
from membership.papers.rendering import PaperFetcher

PICTURE = "picture:"
PICTURE_SPEC = "max-1600x1600|format-jpeg|jpegquality-88"


def manual_as_pdf(guide: GuideIndexPage) -> bytes:
    steps = printed_steps(guide)
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "guide": guide,
            "steps": steps,
            "association": AssociationSettings.load(),
            "version": last_change(guide),
            "address": settings.PUBLIC_URL,
        }
        html = render_to_string("home/manual/manual.html", context)
    fetcher = ManualFetcher(pictures=pictures_of(steps))
    return HTML(string=html, base_url=f"{settings.PUBLIC_URL}/", url_fetcher=fetcher).write_pdf()


def printed_steps(guide: GuideIndexPage) -> list[GuidePage]:
    """The PDF goes to everybody who may read the guide: a step that is limited further is not in it."""
    limited = {gate.path for gate in page_limits()}
    return [step for step in guide.steps if step.path not in limited]


def pictures_of(steps: list[GuidePage]) -> dict[int, object]:
    shown = ReferenceIndex.objects.filter(
        object_id__in=[str(step.pk) for step in steps],
        base_content_type__model="page",
        to_content_type__model="image",
    )
    pks = {int(pk) for pk in shown.values_list("to_object_id", flat=True)}
    return get_image_model().objects.in_bulk(pks)


class ManualFetcher(PaperFetcher):
    """Static files, and `picture:<id>` or a rendition's address for pictures that stand in the guide."""

    def __init__(self, *, pictures: dict[int, object]):
        super().__init__(pictures=set())
        self.guide_pictures = pictures

    def fetch(self, url, headers=None):
        if url.startswith(PICTURE):
            return self.picture(url, int(url.removeprefix(PICTURE)))
        own = settings.PUBLIC_URL + settings.MEDIA_URL
        if url.startswith(own):
            return self.rendition(url, url.removeprefix(own))
        return super().fetch(url, headers)

    def picture(self, url: str, pk: int):
        if pk not in self.guide_pictures:
            raise ValueError("This guide does not show that picture.")
        return self.rendition(url, self.guide_pictures[pk].get_rendition(PICTURE_SPEC).file.name)

    def rendition(self, url: str, name: str):
        renditions = get_image_model().get_rendition_model().objects
        if not renditions.filter(file=name, image__in=list(self.guide_pictures)).exists():
            raise ValueError("This guide does not show that picture.")
        with default_storage.open(name) as content:
            return URLFetcherResponse(url, content.read(), headers={"Content-Type": "image/jpeg"})
