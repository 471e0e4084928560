from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from rest_framework.fields import CharField, SlugField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.addresses.slugs import refuse_own_address
from home.audience.panels import audience_panel
from home.blocks import ArticleBlocks
from home.blocks.renditions import fetch_renditions
from news.models.categories import NewsCategory
from news.querysets import NewsPageManager
from news.reading import minutes_to_read


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
    settings_panels = [*Page.settings_panels, audience_panel()]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    api_fields = [
        APIField("date"),
        APIField("category", serializer=SlugField(source="category.slug", default=None)),
        APIField("category_name", serializer=CharField(source="category.name", default=None)),
        APIField("summary"),
        APIField("source"),
        APIField("image"),
        APIField("body"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list = []

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")
        indexes = [
            models.Index(fields=["date", "page_ptr"], name="news_by_date"),
            models.Index(fields=["category", "date", "page_ptr"], name="news_by_category_and_date"),
        ]

    def clean(self):
        from news.models.index import NewsIndexPage  # which lists articles

        super().clean()
        refuse_own_address(self.slug, of=NewsIndexPage)

    @property
    def social_image(self):
        """The picture that others show beside a link to this article."""
        return self.image

    @cached_property
    def minutes(self) -> int:
        return minutes_to_read(self.body)

    def structured_data(self, request) -> dict:
        """What search engines read: https://schema.org/NewsArticle."""
        data = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "url": self.get_full_url(request),
            "datePublished": self.date.isoformat(),
            "dateModified": (
                self.last_published_at or self.latest_revision_created_at or self.date
            ).isoformat(),
        }
        if self.category:
            data["articleSection"] = self.category.name
        return data

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        known = {category.pk: category for category in NewsCategory.all_kept(request)}
        self.category = known.get(self.category_id)
        context.update(self.neighbours())
        context["index_address"] = index = self.get_url(request).removesuffix(f"{self.slug}/")
        context["category_address"] = f"{index}category/{self.category.slug}/" if self.category else ""
        fetch_renditions(self.image, self.body)
        return context

    def neighbours(self) -> dict:
        siblings = NewsPage.objects.published_below(self.path[: -self.steplen]).exclude(pk=self.pk)
        beside = list(siblings.beside(self).for_headlines())
        return {
            "newer": next((one for one in beside if one.comes_after(self)), None),
            "older": next((one for one in beside if not one.comes_after(self)), None),
            "others": list(siblings.akin_to(self).for_headlines()[:5]),
        }

    def comes_after(self, other: "NewsPage") -> bool:
        return (self.date, self.pk) > (other.date, other.pk)
