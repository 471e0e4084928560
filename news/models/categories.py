from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet


@register_snippet
class NewsCategory(models.Model):
    name = models.CharField(_("name"), max_length=40)
    slug = models.SlugField(
        _("web address"), unique=True, help_text=_("Part of the web address: letters and digits.")
    )
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("position")]

    class Meta:
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
