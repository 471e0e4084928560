from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from .labels import issue_label
from .widgets import PdfInput


class IssueForm(WagtailAdminPageForm):
    """Proposes the issue that comes next, and title and address from its numbers."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Left empty, it is made from year and number.")
        if "pdf" in self.fields:
            self.fields["pdf"].widget = PdfInput()
            self.fields["pdf"].queryset = self.choosable_pdfs()
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if self.instance.year is None:
            self.initial |= self.next_numbers()

    def choosable_pdfs(self):
        """Uploads that no other issue names."""
        from .models import MagazinePdf

        return MagazinePdf.objects.filter(Q(named_by=None) | Q(named_by=self.instance.pk)).distinct()

    def siblings(self):
        from .models import MagazineIssuePage

        return MagazineIssuePage.objects.child_of(self.parent_page).exclude(pk=self.instance.pk)

    def next_numbers(self) -> dict:
        newest = self.siblings().newest().first()
        overall = self.siblings().aggregate(last=Max("overall_number"))["last"]
        if newest is None:
            return {}
        is_last = newest.number >= self.parent_page.specific.issues_per_year
        return {
            "year": newest.year + is_last,
            "number": 1 if is_last else newest.number + 1,
            "overall_number": overall + 1 if overall else None,
            "pages_before": newest.pages_before,
        }

    def clean(self):
        given = self.cleaned_data
        year, number = given.get("year"), given.get("number")
        if year and number:
            given["title"] = given.get("title") or issue_label(year, number)
            given["slug"] = given.get("slug") or f"{year}-{number}"
            self.check_numbers(year, number, given.get("overall_number"))
        elif not given.get("title"):
            self.add_error("title", self.fields["title"].error_messages["required"])
        return super().clean()

    def check_numbers(self, year: int, number: int, overall_number: int | None) -> None:
        most = self.parent_page.specific.issues_per_year
        if number > most:
            self.add_error("number", _("This magazine has %(most)s issues a year.") % {"most": most})
        if self.siblings().filter(year=year, number=number).exists():
            self.add_error("number", _("There is an issue with this number in this year already."))
        if overall_number and self.siblings().filter(overall_number=overall_number).exists():
            self.add_error("overall_number", _("There is an issue with this overall number already."))
