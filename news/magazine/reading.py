"""What an issue answers below its own address: its pages one by one, and a search among them."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from search.limits import asks_too_often

from .finding import find_pages

LONGEST_QUERY = 100


class ReadingRoutes(RoutablePageMixin):
    """Mixed into the page of an issue."""

    @path("read/")
    def read_first(self, request):
        return redirect("1/")

    @path("read/<int:number>/")
    def read(self, request, number):
        sheets = list(self.sheets_for(request).without_text())
        place = next((place for place, sheet in enumerate(sheets) if sheet.number == number), None)
        if place is None:
            raise Http404
        sheet = self.sheets_for(request).get(number=number)
        context = {
            "sheets": sheets,
            "sheet": sheet,
            "head_title": f"{self.title} – " + _("Page %(number)s") % {"number": number},
            "head_description": Truncator(sheet.text).chars(120),
            "previous": sheets[place - 1] if place else None,
            "next": sheets[place + 1] if place + 1 < len(sheets) else None,
        }
        return self.render(request, template="magazine/reader.html", context_overrides=context)

    @path("read/<int:number>/words/")
    def words(self, request, number):
        """The words of one page, for the reader that turns pages by itself."""
        sheet = self.sheets_for(request).filter(number=number).first()
        if sheet is None:
            raise Http404
        return render(request, "magazine/words.html", {"sheet": sheet})

    @path("search/")
    def search(self, request):
        query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
        busy = bool(query) and asks_too_often(request, "search")
        hits = find_pages(self.sheets_for(request), query) if query and not busy else []
        context = {"query": query, "busy": busy, "hits": hits}
        response = self.render(request, template="magazine/issue_search.html", context_overrides=context)
        response.status_code = 429 if busy else 200
        return response

    def sheets_for(self, request):
        """What readers see; in a preview, what they would see."""
        from .models import MagazineSheet

        if getattr(request, "is_preview", False):
            return MagazineSheet.objects.filter(pdf=self.pdf_id)
        return MagazineSheet.objects.filter(issue=self.pk)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["index"] = self.get_parent()
        context["pdf_url"] = self.pdf_url
        return context

    @path("")
    def cover_and_contents(self, request):
        siblings = type(self).objects.sibling_of(self, inclusive=False).live()
        before = siblings.filter(year=self.year, number__lt=self.number) | siblings.filter(year__lt=self.year)
        after = siblings.filter(year=self.year, number__gt=self.number) | siblings.filter(year__gt=self.year)
        context = {"older": before.newest().first(), "newer": after.newest().reverse().first()}
        return self.render(request, context_overrides=context)
