"""Who may read a page or the files of a collection. Several rows on one thing: any of them admits; none at
all: everybody. What lies below is limited as well, so every limit on the way down must admit."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Collection, Page


class Audience(models.TextChoices):
    ACCOUNTS = "accounts", _("Everybody who is logged in")
    MEMBERS = "members", _("Members in good standing")
    LEVEL = "level", _("Members of one level")


class Limit(models.Model):
    """One way in. A level in use cannot be deleted: what it guards would lie open."""

    # Without a default: the admin takes a new row that nobody changed for an empty one, and drops it.
    kind = models.CharField(_("who may read it"), max_length=10, choices=Audience)
    level = models.ForeignKey(
        "dues.Level",
        verbose_name=_("membership level"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only for “Members of one level”. Add one row for each level that may read it."),
    )

    panels = [FieldPanel("kind"), FieldPanel("level")]

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.level or self.get_kind_display())

    def clean(self):
        super().clean()
        if self.kind == Audience.LEVEL and not self.level_id:
            raise ValidationError({"level": _("Please choose the level.")})
        if self.kind != Audience.LEVEL:
            self.level = None


def _level_where_needed(name: str) -> models.CheckConstraint:
    needed = models.Q(kind=Audience.LEVEL, level__isnull=False)
    needless = ~models.Q(kind=Audience.LEVEL) & models.Q(level__isnull=True)
    return models.CheckConstraint(condition=needed | needless, name=name)


class PageLimit(Limit):
    """Part of the page's revisions: a draft changes nothing until it is published."""

    page = ParentalKey(
        Page, verbose_name=pgettext_lazy("website", "page"), on_delete=models.CASCADE, related_name="limits"
    )

    class Meta:
        verbose_name = _("limit of a page")
        verbose_name_plural = _("limits of pages")
        ordering = ["pk"]
        constraints = [_level_where_needed("page_limit_names_its_level")]


class CollectionLimit(Limit):
    """For documents: whoever may not read the collection may not open what lies in it."""

    collection = models.ForeignKey(
        Collection,
        verbose_name=_("collection"),
        on_delete=models.CASCADE,
        related_name="limits",
        help_text=_("The limit holds for all documents in it and in the collections below it."),
    )

    panels = [FieldPanel("collection"), *Limit.panels]

    class Meta:
        verbose_name = _("limit of a collection")
        verbose_name_plural = _("limits of collections")
        ordering = ["collection__path", "pk"]
        constraints = [_level_where_needed("collection_limit_names_its_level")]

    def __str__(self):
        return f"{self.collection}: {super().__str__()}"
