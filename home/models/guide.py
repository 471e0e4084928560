from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.blocks import ArticleBlocks


class GuideIndexPage(Page):
    lead = models.CharField(_("lead"), max_length=200, blank=True)
    introduction = RichTextField(
        pgettext_lazy("guide", "introduction"), blank=True, features=["bold", "ol", "ul", "link"]
    )

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("introduction")]
    subpage_types = ["home.GuidePage"]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["steps"] = GuidePage.objects.child_of(self).live().order_by("path")
        return context


class GuidePage(Page):
    """One step of a guide; its number follows from its place among the others."""

    summary = models.CharField(
        _("summary"), max_length=200, help_text=_("What is done in this step, in one sentence.")
    )
    body = StreamField(
        ArticleBlocks(),
        verbose_name=_("body"),
        help_text=_("Say what to press and show a picture of the screen."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["home.GuideIndexPage"]
    subpage_types: list = []

    class Meta:
        verbose_name = _("step of a guide")
        verbose_name_plural = _("steps of a guide")

    @cached_property
    def steps(self):
        return list(GuidePage.objects.sibling_of(self).live().order_by("path"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        place = next((index for index, step in enumerate(self.steps) if step.pk == self.pk), None)
        context["steps"] = self.steps
        if place is not None:
            context["number"] = place + 1
            context["previous"] = self.steps[place - 1] if place else None
            context["next"] = self.steps[place + 1] if place + 1 < len(self.steps) else None
        return context
