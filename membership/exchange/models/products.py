from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from .entries import Entry, EntryFile


class Product(Entry):
    """A product that a company makes or sells (产品); its title is the product's name."""

    CONTENT: ClassVar[tuple[str, ...]] = (*Entry.CONTENT, "model_number")

    model_number = models.CharField(pgettext_lazy("product", "model"), max_length=100, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = pgettext_lazy("exchange", "product")
        verbose_name_plural = pgettext_lazy("exchange", "products")
        permissions = [("moderate_product", _("Can moderate products"))]

    def get_absolute_url(self) -> str:
        return reverse("center:product", args=[self.public_id])

    @cached_property
    def public_url(self) -> str:
        """Where anybody sees it; empty while nobody outside does."""
        from ..catalogue import public_products
        from .catalogue import CataloguePage

        page = CataloguePage.objects.live().first() if self.is_shown else None
        if page is None or not public_products().filter(pk=self.pk).exists():
            return ""
        return f"{page.url}{self.public_id}/"

    @property
    def certificates(self) -> list[EntryFile]:
        return self.files_as(EntryFile.Role.CERTIFICATE)

    @property
    def data_sheets(self) -> list[EntryFile]:
        return self.files_as(EntryFile.Role.DATA_SHEET)


class ProductFile(EntryFile):
    entry = ParentalKey(Product, on_delete=models.CASCADE, related_name="files")

    class Meta(EntryFile.Meta):
        abstract = False
