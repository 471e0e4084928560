from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from home.addresses.slugs import refuse_own_address
from home.audience.panels import audience_panel
from home.audience.readers import reader_of
from home.blocks.guide import GuideBlocks


class GuideIndexPage(RoutablePageMixin, Page):
    lead = models.CharField(_("lead"), max_length=200, blank=True)
    introduction = RichTextField(
        pgettext_lazy("guide", "introduction"), blank=True, features=["bold", "ol", "ul", "link"]
    )
    manual_title = models.CharField(
        _("title of the manual"),
        max_length=60,
        blank=True,
        help_text=_("On the cover of the PDF that all steps make together, and on its download."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("introduction"),
        FieldPanel("manual_title"),
    ]
    settings_panels = [*Page.settings_panels, audience_panel()]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("introduction")]
    api_fields = [APIField("lead"), APIField("introduction"), APIField("manual_title")]
    subpage_types = ["home.GuidePage"]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    @property
    def manual_name(self) -> str:
        return self.manual_title or gettext("%(guide)s: operation manual") % {"guide": self.title}

    @cached_property
    def steps(self) -> list["GuidePage"]:
        return list(GuidePage.objects.child_of(self).live().order_by("path"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["guide"] = self
        context["steps"] = self.steps
        context["manual"] = self.last_manual
        return context

    @cached_property
    def last_manual(self):
        """With its file; nothing before a worker has begun with it."""
        from home.models.manual import GuideManual

        return GuideManual.objects.filter(guide=self).select_related("file").first()

    @property
    def preview_modes(self):
        return [*self.DEFAULT_PREVIEW_MODES, ("print", _("All steps on one page"))]

    def serve_preview(self, request, mode_name):
        return self.print_all(request) if mode_name == "print" else super().serve_preview(request, mode_name)

    @path("print/", name="print")
    def print_all(self, request):
        """The whole guide on one page."""
        return self.render(request, template="home/guide_print.html")

    @path("manual/", name="manual")
    def open_manual(self, request):
        """The PDF. Whoever may not read the guide does not come as far as here."""
        from home.manual.opening import manual_response

        return manual_response(guide=self, reader=reader_of(request))


class GuidePage(Page):
    """One step of a guide; its number follows from its place among the others."""

    summary = models.CharField(
        _("summary"), max_length=200, help_text=_("What is done in this step, in one sentence.")
    )
    body = StreamField(
        GuideBlocks(),
        verbose_name=_("body"),
        help_text=_("Say what to press and show a picture of the screen."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    settings_panels = [*Page.settings_panels, audience_panel()]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]
    api_fields = [APIField("summary"), APIField("body")]
    parent_page_types = ["home.GuideIndexPage"]
    subpage_types: list = []

    class Meta:
        verbose_name = _("step of a guide")
        verbose_name_plural = _("steps of a guide")

    def clean(self):
        super().clean()
        refuse_own_address(self.slug, of=GuideIndexPage)

    @cached_property
    def steps(self):
        return list(GuidePage.objects.sibling_of(self).live().order_by("path"))

    @cached_property
    def guide(self) -> GuideIndexPage | None:
        return GuideIndexPage.objects.parent_of(self).select_related("manual__file").first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        place = next((index for index, step in enumerate(self.steps) if step.pk == self.pk), None)
        context["steps"] = self.steps
        context["guide"] = self.guide
        context["manual"] = getattr(self.guide, "manual", None)
        if place is not None:
            context["number"] = place + 1
            context["previous"] = self.steps[place - 1] if place else None
            context["next"] = self.steps[place + 1] if place + 1 < len(self.steps) else None
        return context
