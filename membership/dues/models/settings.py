from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

from ..settings_form import DuesSettingsForm
from ..terms import StandingRules, TermRule
from .documents import DocumentRules
from .methods import PaymentMethod, transfer_only
from .payment_notices import PaymentNoticeRules
from .receipts import ReceiptRules
from .renewal_rules import RenewalSettings


class DuesSettings(DocumentRules, PaymentNoticeRules, ReceiptRules, RenewalSettings, BaseGenericSetting):
    """How this association takes its dues: where to pay, how a year counts, which papers it gives."""

    takes_transfer = models.BooleanField(
        _("takes bank transfers"), default=True, help_text=_("Finance confirms what has come in.")
    )
    takes_wechat = models.BooleanField(
        _("takes WeChat Pay"),
        default=False,
        help_text=_("Confirms itself. The merchant's account is set up with the server (see the README)."),
    )

    payee = models.CharField(_("payee"), max_length=100, blank=True)
    account = models.CharField(_("account number"), max_length=40, blank=True)
    bank = models.CharField(_("bank"), max_length=100, blank=True)
    branch = models.CharField(_("branch"), max_length=100, blank=True)
    contact = models.CharField(_("contact for payments"), max_length=100, blank=True)
    hints = models.TextField(_("hints for the payer"), blank=True, help_text=_("One hint a line."))
    help_line = models.CharField(
        _("help line"), max_length=200, blank=True, help_text=_("Shown under the payment details.")
    )

    term_rule = models.CharField(
        _("how a year counts"), max_length=20, choices=TermRule, default=TermRule.ROLLING
    )
    carry_from_month = models.PositiveSmallIntegerField(
        _("month from which a payment covers the next year too"),
        null=True,
        blank=True,
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("Calendar years only: who joins in this month or later does not pay again in January."),
    )
    term_years = models.PositiveSmallIntegerField(
        _("years a first payment covers"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    expiring_days = models.PositiveSmallIntegerField(
        _("days before the end that count as expiring"), default=90
    )
    withdrawal_days = models.PositiveSmallIntegerField(
        _("days without dues until the membership ends"), default=730
    )
    member_number_prefix = models.CharField(_("prefix of member numbers"), max_length=10, blank=True)

    base_form_class = DuesSettingsForm
    panels = [
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "Holds for renewals. How joining dues are paid is said by the joining process; "
                        "an order keeps the ways agreed when it was made."
                    )
                ),
                FieldPanel("takes_transfer"),
                FieldPanel("takes_wechat"),
            ],
            heading=_("Ways to pay"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("payee", "account", "bank", "branch", "contact", "hints", "help_line")
            ],
            heading=_("Bank transfer"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    _("Changes apply to what is paid from now on; terms already paid keep their dates.")
                ),
                *(
                    FieldPanel(name)
                    for name in (
                        "term_rule",
                        "carry_from_month",
                        "term_years",
                        "expiring_days",
                        "withdrawal_days",
                        "member_number_prefix",
                    )
                ),
            ],
            heading=_("Terms"),
        ),
        RenewalSettings.renewal_panel,
        PaymentNoticeRules.notice_panel,
        ReceiptRules.receipt_panel,
        DocumentRules.document_panel,
    ]

    class Meta:
        verbose_name = _("dues and bank account")

    @property
    def methods(self) -> list[str]:
        """The ways to pay that new orders offer; never none."""
        taken = {PaymentMethod.WECHAT: self.takes_wechat, PaymentMethod.BANK_TRANSFER: self.takes_transfer}
        return [method.value for method, is_taken in taken.items() if is_taken] or transfer_only()

    @property
    def standing_rules(self) -> StandingRules:
        return StandingRules(expiring_days=self.expiring_days, withdrawal_days=self.withdrawal_days)

    @property
    def hint_lines(self) -> list[str]:
        return [line.strip() for line in self.hints.splitlines() if line.strip()]
