from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Orderable, Page


class MagazineIssuePage(RoutablePageMixin, Page):
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
        help_text=_("What this issue is about, in one or two sentences; shown in lists and by search engines."),
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

    content_panels = [
        *Page.content_panels,
        FieldPanel("pdf"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("year"), FieldPanel("number")]),
                FieldRowPanel([FieldPanel("overall_number"), FieldPanel("date")]),
            ],
            heading=_("Which issue"),
        ),
        FieldPanel("summary"),
        FieldPanel("pages_before"),
        InlinePanel("articles", heading=_("Contents"), label=_("Article")),
        FieldPanel("cover"),
    ]
    parent_page_types = ["magazine.MagazineIndexPage"]
    subpage_types: list = []
    exclude_fields_in_copy = ["pdf"]

    class Meta:
        verbose_name = _("magazine issue")
        verbose_name_plural = _("magazine issues")
        indexes = [models.Index(fields=["-year", "-number"])]


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

    class Meta(Orderable.Meta):
        verbose_name = _("article of an issue")
        verbose_name_plural = _("articles of issues")

    def __str__(self):
        return self.title
