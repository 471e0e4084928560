from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from home.page_cache import kept


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

    @classmethod
    def all_kept(cls, request=None) -> list["NewsCategory"]:
        """In their order; there are few, and every page of news shows some of them."""
        return kept("news categories", lambda: list(cls.objects.all()), request)
