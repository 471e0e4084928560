from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

from .companies import Organisation


class EnterpriseAccount(models.Model):
    """What a company logs in with itself (企业账号): it may everything an owner may, whoever holds it.

    Its password is its user's, stored as a digest only. A locked one opens to nobody.
    """

    organisation = models.OneToOneField(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="enterprise_account",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        related_name="enterprise_account",
    )
    name = models.CharField(_("account name"), max_length=40, unique=True)
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    password_sent_at = models.DateTimeField(_("initial password sent at"), null=True, blank=True)
    # How often one was sent: each sending is an event of its own.
    passwords_sent = models.PositiveIntegerField(default=0, editable=False)
    locked_at = models.DateTimeField(_("locked at"), null=True, blank=True)
    handed_over_at = models.DateTimeField(_("handed over at"), null=True, blank=True)

    class Meta:
        verbose_name = _("enterprise account")
        verbose_name_plural = _("enterprise accounts")
        ordering = ["name"]
        default_permissions = ("view",)
        permissions = [("manage_enterpriseaccount", _("Can send initial passwords, lock and hand over"))]

    def __str__(self):
        return self.name

    @property
    def awaits_own_password(self) -> bool:
        """Nobody has chosen a password for it yet, or not since the last initial one."""
        return self.user.must_change_password


class AccountSettings(BaseGenericSetting):
    """How the accounts of companies are named, and how long an initial password is good."""

    class Naming(models.TextChoices):
        CODE = "code", _("by the company code")
        NUMBER = "number", _("prefix and number")

    naming = models.CharField(
        _("account names"),
        max_length=10,
        choices=Naming,
        default=Naming.CODE,
        help_text=_("Holds for accounts that are opened from now on."),
    )
    prefix = models.CharField(
        _("prefix of account names"),
        max_length=10,
        default="HY",
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]*$", _("Capital letters and digits, a letter first."))],
    )
    password_days = models.PositiveSmallIntegerField(
        _("days an initial password is good"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
    )

    panels = [
        MultiFieldPanel([FieldPanel("naming"), FieldPanel("prefix")], heading=_("Names")),
        FieldPanel("password_days"),
    ]

    class Meta:
        verbose_name = _("accounts of companies")
