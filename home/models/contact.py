from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from home.audience.panels import audience_panel
from home.blocks.article import PictureBlock


class DepartmentBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=40)
    duties = blocks.CharBlock(label=_("What it helps with"), max_length=120, required=False)
    phone = blocks.CharBlock(label=_("Phone"), max_length=50, required=False)
    email = blocks.EmailBlock(label=_("Email"), required=False)
    hours = blocks.CharBlock(
        label=_("Opening hours"),
        max_length=100,
        required=False,
        help_text=_("When they differ from the rest."),
    )

    class Meta:
        icon = "group"
        label = _("Department")


class ContactPage(Page):
    """Whom to call for what, and how to come. Address, phone and hours are those of the association."""

    lead = models.CharField(_("lead"), max_length=200, blank=True)
    departments = StreamField([("department", DepartmentBlock())], verbose_name=_("departments"), blank=True)
    directions = RichTextField(
        _("how to come"), blank=True, features=["h3", "bold", "ol", "ul"], help_text=_("Metro, bus, parking.")
    )
    map_picture = StreamField(
        [("picture", PictureBlock(label=_("Picture")))],
        verbose_name=_("picture of the map"),
        blank=True,
        max_num=1,
        help_text=_("A drawn map or a photograph of the entrance; maps of other sites are not shown."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("departments"),
        MultiFieldPanel([FieldPanel("directions"), FieldPanel("map_picture")], heading=_("How to come")),
    ]
    settings_panels = [*Page.settings_panels, audience_panel()]
    search_fields = [*Page.search_fields, index.SearchField("departments"), index.SearchField("directions")]
    api_fields = [APIField("lead"), APIField("departments"), APIField("directions"), APIField("map_picture")]
    subpage_types: list = []

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead
