from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class NewsPageQuerySet(PageQuerySet):
    def newest(self):
        return self.order_by("-date", "-first_published_at", "-pk")

    def for_cards(self):
        """With everything that a card shows, in a fixed number of queries."""
        return self.select_related("category", "image").prefetch_related("image__renditions")


NewsPageManager = PageManager.from_queryset(NewsPageQuerySet)
