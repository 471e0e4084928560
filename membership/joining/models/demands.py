from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .processes import JoiningProcess


class CategoryDemand(models.Model):
    """A question that companies of one category must answer: a maker of equipment adds its certificates."""

    process = ParentalKey(
        JoiningProcess,
        verbose_name=_("joining process"),
        on_delete=models.CASCADE,
        related_name="category_demands",
    )
    category = models.ForeignKey(
        "organisations.Category",
        verbose_name=_("member category"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    name = models.CharField(_("question"), max_length=30)

    class Meta:
        verbose_name = _("question for a category")
        verbose_name_plural = _("questions for categories")
        constraints = [
            models.UniqueConstraint(fields=["process", "category", "name"], name="one_demand_per_category")
        ]

    def __str__(self):
        return f"{self.category}: {self.name}"
