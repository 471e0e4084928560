"""Records about an entry: of exactly one post or one product."""

from django.db import models
from django.db.models import Q

from .entries import Entry

ONE_ENTRY = Q(post__isnull=False, product__isnull=True) | Q(post__isnull=True, product__isnull=False)


class AboutEntry(models.Model):
    post = models.ForeignKey(
        "exchange.Post", null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)s_set"
    )
    product = models.ForeignKey(
        "exchange.Product", null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)s_set"
    )

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=ONE_ENTRY, name="%(class)s_about_one_entry")]

    @property
    def entry(self) -> Entry:
        return self.post if self.post_id else self.product


def about(entry: Entry) -> dict[str, Entry]:
    """The lookup or value that ties a record to this entry."""
    return {entry._meta.model_name: entry}
