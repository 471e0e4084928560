from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from ..querysets import OrganisationQuerySet
from .lists import Category, Industry

# What a company is known by: never changed without the secretariat.
REVIEWED_ALWAYS = ("name", "uscc")


def _file(label):
    return models.ForeignKey(
        "papers.PrivateFile",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )


class CompanyDetails(models.Model):
    """What is known of a company. An application carries it as sent, an organisation as approved."""

    name = models.CharField(_("company name"), max_length=100, blank=True)
    uscc = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    logo = _file(_("company logo"))
    industry = models.ForeignKey(
        Industry,
        verbose_name=_("industry"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    category = models.ForeignKey(
        Category,
        verbose_name=_("member category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    website = models.URLField(_("website"), blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    landline = models.CharField(_("landline"), max_length=40, blank=True)
    head_name = models.CharField(_("head of the company"), max_length=60, blank=True)
    head_title = models.CharField(_("title of the head"), max_length=60, blank=True)
    # Asked by some associations only.
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)
    ownership = models.CharField(_("type of ownership"), max_length=60, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    registered_capital = models.DecimalField(
        _("registered capital (10,000 yuan)"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    employees = models.PositiveIntegerField(_("number of employees"), null=True, blank=True)
    main_business = models.CharField(_("main business"), max_length=500, blank=True)
    head_phone = models.CharField(_("telephone of the head"), max_length=40, blank=True)
    licence = _file(_("business licence"))
    metering_licence = _file(_("licence for making measuring instruments"))
    quality_certificate = _file(_("product quality certificate"))
    production_licence = _file(_("production licence for special equipment"))

    class Meta:
        abstract = True

    @classmethod
    def detail_names(cls) -> list[str]:
        """The names of the fields above, for carrying them from one record to another."""
        return [field.name for field in CompanyDetails._meta.get_fields()]

    def details(self) -> dict:
        return {name: getattr(self, name) for name in self.detail_names()}


class Organisation(RevisionMixin, CompanyDetails):
    """A company the association knows (单位), identified by its 统一社会信用代码."""

    created_at = models.DateTimeField(_("known since"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["uscc"], condition=~models.Q(uscc=""), name="organisation_once_per_uscc"
            )
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self):
        return self.name


class CompanyPicture(models.Model):
    """A publicity picture of a company, with what it shows."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="pictures"
    )
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=100)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("publicity picture")
        verbose_name_plural = _("publicity pictures")
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "file"], name="company_picture_once")]

    def __str__(self):
        return self.caption
