from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from .labels import issue_label
from .numbers import next_numbers, taken_numbers
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
        if newest is None:
            return {}
        numbers = next_numbers(self.siblings(), issues_per_year=self.parent_page.specific.issues_per_year)
        return numbers | {"pages_before": newest.pages_before}

    def clean(self):
        given = self.cleaned_data
        year, number = given.get("year"), given.get("number")
        if year and number:
            given["title"] = given.get("title") or issue_label(year, number)
            given["slug"] = given.get("slug") or f"{year}-{number}"
            self.check_numbers(**{name: given.get(name) for name in ("year", "number", "overall_number")})
        elif not given.get("title"):
            self.add_error("title", self.fields["title"].error_messages["required"])
        return super().clean()

    def check_numbers(self, **numbers) -> None:
        """An issue that has its place already looks beside itself."""
        most = self.parent_page.specific.issues_per_year
        if numbers["number"] > most:
            self.add_error("number", _("This magazine has %(most)s issues a year.") % {"most": most})
        if self.instance.pk is None:
            for name, taken in taken_numbers(type(self.instance)(**numbers), self.siblings()).items():
                self.add_error(name, taken)
