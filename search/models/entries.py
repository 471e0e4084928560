"""What can be found: one entry a thing, whatever it is, so that one search covers all of them."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page
from wagtail.search import index


class Kind(models.TextChoices):
    NEWS = "news", pgettext_lazy("kind of result", "News")
    GUIDE = "guide", pgettext_lazy("kind of result", "Guides")
    MAGAZINE = "magazine", pgettext_lazy("kind of result", "Magazine")
    MEMBER = "member", pgettext_lazy("kind of result", "Members")
    PRODUCT = "product", pgettext_lazy("kind of result", "Products")
    DOCUMENT = "document", pgettext_lazy("kind of result", "Downloads")
    PAGE = "page", pgettext_lazy("kind of result", "Pages")


class Face(models.TextChoices):
    """A thing that is limited to some readers has a second entry, which strangers find instead of the whole:
    nobody finds a thing by words they may not read."""

    WHOLE = "whole", _("the whole")
    OUTSIDE = "outside", _("seen from outside")


class Entry(index.Indexed, models.Model):
    """`teaser` is what anyone may read, `body` what else it is found by; `page` says whose limits hold.
    Written by search.entries only, in the transaction of the change itself."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    source = GenericForeignKey("content_type", "object_id")
    face = models.CharField(max_length=8, choices=Face, default=Face.WHOLE)
    kind = models.CharField(max_length=12, choices=Kind)

    title = models.CharField(max_length=255, blank=True)
    teaser = models.TextField(blank=True)
    body = models.TextField(blank=True)

    section = models.CharField(max_length=255, blank=True)  # where it stands, in words
    label = models.CharField(max_length=60, blank=True)  # its category, level or type of file
    url = models.CharField(max_length=500)
    date = models.DateField(null=True, blank=True, db_index=True)
    page = models.ForeignKey(Page, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_url = models.CharField(max_length=500, blank=True)  # where it is no picture of the library
    issue_number = models.PositiveIntegerField(null=True, blank=True)
    page_number = models.PositiveIntegerField(null=True, blank=True)
    file_size = models.PositiveBigIntegerField(null=True, blank=True)
    shown_until = models.DateTimeField(null=True, blank=True)  # a member that does not pay leaves the list
    offered_by = models.ManyToManyField(Page, blank=True, related_name="+")  # the pages a download hangs on

    search_fields = [
        index.SearchField("title", boost=4),
        index.AutocompleteField("title"),
        index.SearchField("teaser", boost=1.5),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("face"),
        index.FilterField("date"),
        index.FilterField("shown_until"),
        index.FilterField("page"),
        index.RelatedFields("page", [index.FilterField("path")]),
    ]
    search_auto_update = False  # search.entries writes row and index together
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "face"], name="search_entry_once"),
        ]
        indexes = [models.Index(fields=["kind", "face"], name="search_entry_kind")]

    def __str__(self):
        return self.heading

    @property
    def heading(self) -> str:
        """A sheet of the magazine on which no article begins is called by its place."""
        return self.title or self.section
