from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.anchors import anchored
from home.audience.panels import audience_panel
from home.blocks.standard import StandardBlocks

HEADINGS_OF_A_LONG_PAGE = 3


class StandardPage(Page):
    """About, charter, council: words, people and articles, with a table of contents when they are long."""

    lead = models.CharField(
        _("lead"), max_length=200, blank=True, help_text=_("One or two sentences below the title.")
    )
    body = StreamField(StandardBlocks(), verbose_name=_("body"), blank=True)
    show_contents = models.BooleanField(
        _("table of contents"),
        default=True,
        help_text=_("Beside the words, when they have three headings or more."),
    )
    show_contact = models.BooleanField(
        _("show contact details"), default=False, help_text=_("Adds phone, address and opening hours below.")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("show_contents"),
        FieldPanel("show_contact"),
    ]
    settings_panels = [*Page.settings_panels, audience_panel()]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    api_fields = [APIField("lead"), APIField("body"), APIField("show_contents"), APIField("show_contact")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        html, headings = anchored("".join(block.render(context) for block in self.body))
        context["body"] = html
        context["contents"] = self.show_contents and len(headings) >= HEADINGS_OF_A_LONG_PAGE and headings
        return context
