from django.db import models
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from home.audience.panels import audience_panel
from home.page_cache import kept
from news.archive import ArticlePaginator, Choice, days_of, page_of, years_of
from news.models.articles import NewsPage
from news.models.categories import NewsCategory


class NewsIndexPage(RoutablePageMixin, Page):
    """The list of articles: all, of a category, of a year; each also as a feed."""

    page_size = 10
    query_parameters = {"page"}

    lead = models.CharField(_("lead"), max_length=200, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    settings_panels = [*Page.settings_panels, audience_panel()]
    api_fields = [APIField("lead")]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    @path("")
    def everything(self, request):
        wanted = request.GET.get("category", "")  # addresses of the first version of this site
        if wanted and NewsCategory.objects.filter(slug=wanted).exists():
            return HttpResponsePermanentRedirect(self.address(request, category=wanted))
        return self.render_list(request)

    @path("<int:year>/")
    def by_year(self, request, year):
        return self.render_list(request, year=year)

    @path("category/<slug:slug>/")
    def by_category(self, request, slug):
        return self.render_list(request, category=get_object_or_404(NewsCategory, slug=slug))

    @path("category/<slug:slug>/<int:year>/")
    def by_category_and_year(self, request, slug, year):
        return self.render_list(request, category=get_object_or_404(NewsCategory, slug=slug), year=year)

    @path("feed/")
    def atom_feed(self, request):
        return self.render_feed(request, "atom")

    @path("feed/rss/")
    def rss_feed(self, request):
        return self.render_feed(request, "rss")

    @path("category/<slug:slug>/feed/")
    def category_atom_feed(self, request, slug):
        return self.render_feed(request, "atom", get_object_or_404(NewsCategory, slug=slug))

    @path("category/<slug:slug>/feed/rss/")
    def category_rss_feed(self, request, slug):
        return self.render_feed(request, "rss", get_object_or_404(NewsCategory, slug=slug))

    def articles(self):
        return NewsPage.objects.published_below(self.path)

    def render_feed(self, request, kind: str, category: NewsCategory | None = None):
        from news.feeds import FEEDS  # which reads articles

        return FEEDS[kind](index=self, category=category)(request)

    def address(self, request, *, category: str = "", year: int | None = None, feed: str = "") -> str:
        """Where a part of the archive is found; the one place that knows how its addresses are made."""
        parts = [f"category/{category}"] if category else []
        parts += [str(year)] if year else []
        parts += [feed] if feed else []
        return "".join([self.get_url(request), *(f"{part}/" for part in parts)])

    def render_list(self, request, *, category: NewsCategory | None = None, year: int | None = None):
        years = kept(f"years of {self.pk}", lambda: years_of(self.articles()), request)
        if year is not None and year not in years:
            raise Http404
        articles = self.articles().newest()
        if category:
            articles = articles.filter(category=category)
        if year:
            articles = articles.filter(date__range=days_of(year))
        name = f"{self.pk} {category.slug if category else ''} {year or ''}"
        paginator = ArticlePaginator(articles, self.page_size, shelf=name)
        shelf = self.shelf(request, years, category, year)
        articles = page_of(paginator, request.GET.get("page"))
        return self.render(request, context_overrides={"articles": articles, **shelf})

    def shelf(self, request, years: range, category: NewsCategory | None, year: int | None) -> dict:
        """What stands around the list: where one is, and where else one may go."""
        chosen = category.slug if category else ""
        return {
            "head_title": " ".join([category.name if category else self.title, str(year or "")]).strip()
            if category or year
            else "",
            "category": category,
            "year": year,
            "categories": [
                Choice(one.name, self.address(request, category=one.slug, year=year), one == category)
                for one in NewsCategory.all_kept(request)
            ],
            "years": [
                Choice(str(one), self.address(request, category=chosen, year=one), one == year)
                for one in years
            ],
            "every_category": self.address(request, year=year),
            "every_year": self.address(request, category=chosen),
            "atom": self.address(request, category=chosen, feed="feed"),
            "rss": self.address(request, category=chosen, feed="feed/rss"),
        }
