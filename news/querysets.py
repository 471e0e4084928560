from django.db.models import Q, Subquery
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class NewsPageQuerySet(PageQuerySet):
    """Ordered by columns of one table only, so that an index serves the order however many there are."""

    def published_below(self, path: str):
        """Below the list at this path. Said as a prefix alone, which leaves the choice of the index to the
        order; `child_of` says more, and databases then read and sort every page there is."""
        return self.filter(path__startswith=path, live=True)

    def newest(self):
        return self.order_by("-date", "-pk")

    def after(self, article):
        """The newer ones, nearest first."""
        later = Q(date__gt=article.date) | Q(date=article.date, pk__gt=article.pk)
        return self.filter(later, date__gte=article.date).order_by("date", "pk")

    def before(self, article):
        """The older ones, nearest first."""
        earlier = Q(date__lt=article.date) | Q(date=article.date, pk__lt=article.pk)
        return self.filter(earlier, date__lte=article.date).newest()

    def beside(self, article):
        """The next newer and the next older one, as far as there are, the newer one first."""
        nearest = [Subquery(some.values("pk")[:1]) for some in (self.after(article), self.before(article))]
        return self.filter(Q(pk=nearest[0]) | Q(pk=nearest[1])).newest()

    def akin_to(self, article):
        """The newest of its category, or of all when it has none."""
        return (self.filter(category=article.category_id) if article.category_id else self).newest()

    def for_cards(self):
        """With everything that a card shows, in a fixed number of queries."""
        return self.defer("body").select_related("category", "image").prefetch_related("image__renditions")

    def cards_of(self, articles):
        """Cards for a slice of a list, so that those skipped before it are skipped in one table alone."""
        return self.filter(pk__in=articles.values("pk")).newest().for_cards()

    def for_headlines(self):
        return self.defer("body")


NewsPageManager = PageManager.from_queryset(NewsPageQuerySet)
