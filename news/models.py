from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from home.blocks import ArticleBlocks
from news.querysets import NewsPageManager


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


class NewsIndexPage(Page):
    page_size = 10

    lead = models.CharField(_("lead"), max_length=200, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        categories = list(NewsCategory.objects.all())
        wanted = request.GET.get("category", "")
        category = next((one for one in categories if one.slug == wanted), None)
        articles = NewsPage.objects.child_of(self).live().newest().for_cards()
        if category:
            articles = articles.filter(category=category)
        context["categories"] = categories
        context["category"] = category
        context["articles"] = Paginator(articles, self.page_size).get_page(request.GET.get("page"))
        return context


class NewsPage(Page):
    date = models.DateField(_("date"), default=timezone.localdate)
    category = models.ForeignKey(
        NewsCategory,
        verbose_name=_("news category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    summary = models.CharField(
        _("summary"), max_length=200, help_text=_("Shown in lists, and above the text.")
    )
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its description is read to people who cannot see it."),
    )
    source = models.CharField(
        _("source"), max_length=60, blank=True, help_text=_("Where it was first published.")
    )
    body = StreamField(ArticleBlocks(), verbose_name=_("body"))

    objects = NewsPageManager()

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("category"), FieldPanel("source")]),
        FieldPanel("summary"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list = []

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        siblings = NewsPage.objects.sibling_of(self, inclusive=False).live().newest()
        context["others"] = siblings.for_cards()[:4]
        return context
