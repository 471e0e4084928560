from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from .entries import Entry, EntryFile


class Post(Entry):
    """What a company offers or needs (供需)."""

    class Kind(models.TextChoices):
        SUPPLY = "supply", pgettext_lazy("kind of post", "Supply")
        DEMAND = "demand", pgettext_lazy("kind of post", "Demand")

    CONTENT: ClassVar[tuple[str, ...]] = ("kind", *Entry.CONTENT, "quantity", "budget")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SUPPLY)
    quantity = models.CharField(pgettext_lazy("exchange entry", "quantity"), max_length=60, blank=True)
    budget = models.CharField(pgettext_lazy("exchange entry", "price or budget"), max_length=60, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = pgettext_lazy("exchange", "supply or demand")
        verbose_name_plural = pgettext_lazy("exchange", "supply and demand")
        permissions = [("moderate_post", _("Can moderate supply and demand"))]
        indexes = [
            *Entry.Meta.indexes,
            models.Index(fields=["status", "kind", "-published_at"], name="%(class)s_by_kind"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("center:post", args=[self.public_id])


class PostFile(EntryFile):
    entry = ParentalKey(Post, on_delete=models.CASCADE, related_name="files")

    class Meta(EntryFile.Meta):
        abstract = False
