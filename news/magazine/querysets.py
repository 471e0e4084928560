from django.db import models
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class SheetQuerySet(models.QuerySet):
    def without_text(self):
        return self.defer("text")


class IssueQuerySet(PageQuerySet):
    def newest(self):
        return self.order_by("-year", "-number", "-pk")

    def for_covers(self):
        """With everything that a cover and its caption show, in a fixed number of queries."""
        from .models import MagazineSheet

        first = MagazineSheet.objects.filter(number=1).without_text()
        return self.select_related("cover", "shown_pdf").prefetch_related(
            "cover__renditions", models.Prefetch("sheets", queryset=first, to_attr="first_sheets")
        )


IssueManager = PageManager.from_queryset(IssueQuerySet)
