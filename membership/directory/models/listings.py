import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.organisations.models import Organisation

from ..sorting import KEY_LENGTH, name_key
from .lists import City

SLUG_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
SLUG_LENGTH = 8
# What a company may allow, apart from being listed: each field lets one thing be seen.
SHOWN = (
    "show_logo",
    "show_introduction",
    "show_products",
    "show_website",
    "show_address",
    "show_landline",
    "show_certificate",
)
# The same for the directory that only members read.
MEMBERS_SEE = (
    "members_see_person",
    "members_see_mobile",
    "members_see_landline",
    "members_see_email",
    "members_see_address",
)


def new_slug() -> str:
    """An address that says nothing of the company and stays when its name changes."""
    return "".join(secrets.choice(SLUG_ALPHABET) for _ in range(SLUG_LENGTH))


class Listing(models.Model):
    """What a company lets others say of it: the public list of members, where contact persons never are,
    and the directory that members read."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="listing"
    )
    slug = models.CharField(_("web address"), max_length=20, unique=True, default=new_slug, editable=False)
    is_listed = models.BooleanField(
        _("in the public list of members"),
        null=True,
        blank=True,
        default=None,
        help_text=_("Without a choice, the settings of the list decide."),
    )
    city = models.ForeignKey(
        City,
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="listings",
    )
    products = models.TextField(
        _("products and services"), blank=True, help_text=_("One a line, the most important first.")
    )
    show_logo = models.BooleanField(_("company logo"), default=False)
    show_introduction = models.BooleanField(_("introduction"), default=False)
    show_products = models.BooleanField(_("products and services"), default=False)
    show_website = models.BooleanField(_("website"), default=False)
    show_address = models.BooleanField(_("postal address"), default=False)
    show_landline = models.BooleanField(_("landline"), default=False)
    show_certificate = models.BooleanField(_("link that checks the certificate"), default=False)
    members_see_person = models.BooleanField(_("contact person and position"), default=False)
    members_see_mobile = models.BooleanField(_("mobile of the contact person"), default=False)
    members_see_landline = models.BooleanField(_("landline, to members"), default=False)
    members_see_email = models.BooleanField(_("email of the contact person"), default=False)
    members_see_address = models.BooleanField(_("postal address, to members"), default=False)
    name_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("public entry")
        verbose_name_plural = _("public entries")
        ordering = ["name_key", "pk"]
        indexes = [
            models.Index(fields=["name_key"], name="listing_by_name"),
            models.Index(fields=["is_listed", "city"], name="listing_by_city"),
        ]

    def __str__(self):
        return self.organisation.name

    def save(self, *args, **kwargs):
        self.name_key = self.name_key or name_key(self.organisation.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where the company's page lies; empty where no list of members is published."""
        from .pages import MembersPage

        page = MembersPage.objects.live().first()
        return page.company_url(self) if page else ""

    @property
    def product_lines(self) -> list[str]:
        return [line.strip() for line in self.products.splitlines() if line.strip()]
