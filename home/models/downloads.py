from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.api import APIField
from wagtail.models import Collection, Orderable, Page
from wagtail.search import index

from home.audience.panels import audience_panel
from home.audience.readers import reader_of
from home.shelves import documents_on, fill_shelves, lock_documents, shelves_of

PER_PAGE = 20


class DownloadsPage(Page):
    """Documents by section; a section shows what lies in one collection and those below it."""

    lead = models.CharField(_("lead"), max_length=200, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        InlinePanel(
            "sections",
            label=_("section"),
            heading=_("Sections"),
            help_text=_("New documents of a collection show by themselves, the newest first."),
        ),
    ]
    settings_panels = [*Page.settings_panels, audience_panel()]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    api_fields = [APIField("lead"), APIField("sections")]
    subpage_types: list = []
    query_parameters = {"section", "page"}

    class Meta:
        verbose_name = _("downloads page")
        verbose_name_plural = _("downloads pages")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        words = request.GET.get("q", "").strip()[:80]
        shelves = shelves_of(self.sections.select_related("collection"))
        chosen = next((one for one in shelves if one.slug == request.GET.get("section")), None)
        documents = documents_on([chosen] if chosen else shelves, words=words)
        context |= {"words": words, "shelves": shelves, "chosen": chosen, "found": None}
        if chosen or words:
            context["found"] = Paginator(documents, PER_PAGE).get_page(request.GET.get("page"))
            shown = list(context["found"])
        else:
            shown = fill_shelves(shelves, documents)
        lock_documents(shown, reader=reader_of(request))
        return context


class DownloadSection(Orderable):
    page = ParentalKey(DownloadsPage, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=60)
    collection = models.ForeignKey(
        Collection,
        verbose_name=_("collection"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Whoever may not read the collection sees its documents with a lock."),
    )
    introduction = models.CharField(_("introduction"), max_length=200, blank=True)

    panels = [FieldPanel("title"), FieldPanel("collection"), FieldPanel("introduction")]
    api_fields = [APIField("title"), APIField("introduction")]

    class Meta(Orderable.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self):
        return self.title
