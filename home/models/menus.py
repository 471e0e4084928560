from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from home.links import LinkBlock, LinkGroupBlock


@register_setting(icon="list-ul", order=110)
class MainMenu(BaseGenericSetting):
    items = StreamField(
        [("link", LinkBlock()), ("group", LinkGroupBlock())],
        verbose_name=_("menu entries"),
        blank=True,
        help_text=_("Six or seven entries fit on one line. A group opens a list below its title."),
    )
    buttons = StreamField(
        [("link", LinkBlock())],
        verbose_name=_("buttons"),
        blank=True,
        max_num=2,
        help_text=_(
            "On the right of the header, for example the member center; the last one is filled. "
            "Visitors who are logged in see their name and their own doors instead."
        ),
    )

    panels = [FieldPanel("items"), FieldPanel("buttons")]

    class Meta:
        verbose_name = _("main menu")


@register_setting(icon="list-ul", order=120)
class FooterMenu(BaseGenericSetting):
    columns = StreamField([("group", LinkGroupBlock())], verbose_name=_("columns"), blank=True, max_num=4)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("A last line, for example the copyright.")
    )

    panels = [FieldPanel("columns"), FieldPanel("note")]

    class Meta:
        verbose_name = _("footer")
