from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks import HomeBlocks
from home.routing import route_below


class HomePage(Page):
    body = StreamField(
        HomeBlocks(),
        verbose_name=_("bands of the page"),
        blank=True,
        help_text=_("Each block is one band, from top to bottom; drag to change their order."),
    )

    content_panels = [*Page.content_panels, FieldPanel("body")]
    api_fields = [APIField("body")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request, path_components):
        if not path_components:
            return super().route(request, path_components)
        return route_below(self, request, path_components)
