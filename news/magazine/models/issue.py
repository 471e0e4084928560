from functools import cached_property
from itertools import groupby

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Orderable, Page

from home.addresses.slugs import refuse_own_address
from home.audience.panels import audience_panel

from .. import structured
from ..forms import IssueForm
from ..labels import issue_label, overall_label
from ..numbers import hold_archive, next_numbers, taken_numbers
from ..querysets import IssueManager
from ..reading import ReadingRoutes
from .index import MagazineIndexPage
from .pdf import MagazineSheet


class MagazineIssuePage(ReadingRoutes, Page):
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )
    number = models.PositiveSmallIntegerField(
        _("number within the year"), validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    overall_number = models.PositiveIntegerField(
        _("overall number"),
        null=True,
        blank=True,
        help_text=_("Counted from the first issue ever, as printed on the cover."),
    )
    date = models.DateField(_("date of publication"), default=timezone.localdate)
    summary = models.CharField(
        _("summary"),
        max_length=200,
        blank=True,
        help_text=_(
            "What this issue is about, in one or two sentences; shown in lists and by search engines."
        ),
    )
    pdf = models.ForeignKey(
        "magazine.MagazinePdf",
        verbose_name=_("PDF of the whole issue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="named_by",
    )
    cover = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("another cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only where the first page of the PDF is not the cover, or there is no PDF."),
    )
    pages_before = models.PositiveSmallIntegerField(
        _("pages before page 1"),
        default=0,
        help_text=_(
            "How many pages of the PDF (cover, contents) come before the one that is printed as page 1. "
            "Contents below then lead to the right page."
        ),
    )

    base_form_class = IssueForm
    objects = IssueManager()

    content_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("year"), FieldPanel("number")]),
                FieldRowPanel([FieldPanel("overall_number"), FieldPanel("date")]),
            ],
            heading=_("Which issue"),
        ),
        *Page.content_panels,
        FieldPanel("pdf"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("pages_before"), InlinePanel("articles", label=_("Article"))], heading=_("Contents")
        ),
        FieldPanel("cover"),
    ]
    settings_panels = [*Page.settings_panels, audience_panel()]
    api_fields = [
        APIField("year"),
        APIField("number"),
        APIField("overall_number"),
        APIField("date"),
        APIField("summary"),
        APIField("page_count"),
        APIField("cover_url"),
        APIField("pdf_url"),
        APIField("pages_before"),
        APIField("articles"),
    ]
    parent_page_types = ["magazine.MagazineIndexPage"]
    subpage_types: list = []
    exclude_fields_in_copy = ["pdf"]
    numbers_of_copy: dict = {}

    class Meta:
        verbose_name = _("magazine issue")
        verbose_name_plural = _("magazine issues")
        indexes = [models.Index(fields=["-year", "-number"])]

    def clean(self):
        super().clean()
        refuse_own_address(self.slug, of=MagazineIndexPage)
        if self.path and (taken := taken_numbers(self, self.beside())):
            raise ValidationError(taken)

    @transaction.atomic
    def save(self, clean=True, **kwargs):
        """Numbers are given once, also by two editors at a time. A copy is the issue that comes next."""
        is_new = self._state.adding
        if clean or is_new:
            hold_archive(self)
        if is_new and self.latest_revision_created_at and taken_numbers(self, self.beside()):
            self.renumber()
        super().save(clean=clean, **kwargs)

    def beside(self):
        return type(self).objects.filter(depth=self.depth, path__startswith=self.path[: -self.steplen])

    def renumber(self) -> None:
        most = MagazineIndexPage.objects.get(path=self.path[: -self.steplen]).issues_per_year
        self.numbers_of_copy = next_numbers(self.beside(), issues_per_year=most)
        for name, value in self.numbers_of_copy.items():
            setattr(self, name, value)

    def get_latest_revision_as_object(self):
        """Of a copy that is being made: what is copied is the original's."""
        latest = super().get_latest_revision_as_object()
        for name, value in self.numbers_of_copy.items():
            setattr(latest, name, value)
        return latest

    def structured_data(self, request) -> dict:
        return structured.issue(self, request)

    @property
    def label(self) -> str:
        return issue_label(self.year, self.number)

    @property
    def overall_label(self) -> str:
        return overall_label(self.overall_number)

    @property
    def page_count(self) -> int:
        """Pages that readers see; 0 while there are none."""
        pdf = getattr(self, "shown_pdf", None)
        return pdf.page_count if pdf else 0

    @cached_property
    def cover_sheet(self) -> MagazineSheet | None:
        if hasattr(self, "first_sheets"):  # fetched with a list of issues
            return self.first_sheets[0] if self.first_sheets else None
        return MagazineSheet.objects.filter(issue=self.pk, number=1).without_text().first()

    @property
    def cover_url(self) -> str:
        return self.cover_sheet.thumbnail_url if self.cover_sheet else ""

    @property
    def pdf_url(self) -> str:
        pdf = getattr(self, "shown_pdf", None)
        return pdf.url_in(self) if pdf else ""

    def sheet_url(self, number: int) -> str:
        """The address of one page in the reader."""
        return f"{self.url}read/{number}/"

    @cached_property
    def listed_articles(self) -> list["MagazineArticle"]:
        return list(self.articles.all())

    def contents(self) -> list[tuple[str, list["MagazineArticle"]]]:
        """Articles by section, the sections in the order in which they first appear."""
        articles = list(self.listed_articles)
        first: dict[str, int] = {}
        for place, article in enumerate(articles):
            first.setdefault(article.section, place)
        articles.sort(key=lambda article: first[article.section])
        return [(section, list(group)) for section, group in groupby(articles, key=lambda each: each.section)]


class MagazineArticle(Orderable):
    """A line of the contents; `sort_order` is its place."""

    issue = ParentalKey(MagazineIssuePage, on_delete=models.CASCADE, related_name="articles")
    title = models.CharField(_("title"), max_length=200)
    authors = models.CharField(
        _("authors"), max_length=200, blank=True, help_text=_("Several are separated by a space or a comma.")
    )
    section = models.CharField(
        _("section"),
        max_length=60,
        blank=True,
        help_text=_("The column it appears in; articles of one section are shown together."),
    )
    page_number = models.PositiveSmallIntegerField(
        _("page number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("As printed."),
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("section"), FieldPanel("authors"), FieldPanel("page_number")]),
    ]

    api_fields = [
        APIField("title"),
        APIField("authors"),
        APIField("section"),
        APIField("page_number"),
        APIField("sheet_number"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("article of an issue")
        verbose_name_plural = _("articles of issues")

    def __str__(self):
        return self.title

    @property
    def sheet_number(self) -> int | None:
        """Which page of the PDF it begins on."""
        return self.page_number + self.issue.pages_before if self.page_number else None
