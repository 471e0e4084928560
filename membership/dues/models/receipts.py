from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from membership.papers.models import Paper, PaperStatus

from .orders import Order


class ReceiptRules(models.Model):
    """Whether companies get a receipt (收款收据) for what they paid, and what stands on it."""

    issues_receipt = models.BooleanField(
        _("issues payment receipts"),
        default=True,
        help_text=_("For every order once it is paid, as a numbered PDF that anyone can check."),
    )
    receipt_title = models.CharField(_("title of the receipt"), max_length=20, default="收款收据")
    receipt_note = models.TextField(
        _("note on the receipt"),
        max_length=400,
        default="本收据仅证明本会已收到上述款项，不能代替会费票据或发票作为报销凭证；如需票据，请在会员中心申请开票。",
        help_text=_("Says what the receipt is not good for. Each line is a paragraph."),
    )
    receipt_prefix = models.CharField(
        _("prefix of receipt numbers"),
        max_length=12,
        default="SJ",
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9\-一-鿿]+$", _("Letters, digits, hyphens and Chinese characters only.")
            )
        ],
        help_text=_("Year and a running number follow: SJ202600001."),
    )

    receipt_panel = MultiFieldPanel(
        [
            HelpPanel(
                _(
                    "A receipt says that the money has come. It is no fiscal receipt and no invoice; those "
                    "are asked for separately. Changes apply to receipts issued from now on."
                )
            ),
            *(
                FieldPanel(name)
                for name in ("issues_receipt", "receipt_title", "receipt_note", "receipt_prefix")
            ),
        ],
        heading=_("Payment receipt"),
    )

    class Meta:
        abstract = True


class ReceiptQuerySet(models.QuerySet):
    def standing(self):
        """Not revoked: of each order, one at most."""
        return self.filter(paper__status=PaperStatus.VALID)


class Receipt(models.Model):
    """The paper (收款收据) that says that an order's money has come. It is void once the money went back."""

    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="receipts"
    )
    paper = models.OneToOneField(
        Paper, verbose_name=_("paper"), on_delete=models.PROTECT, related_name="receipt"
    )

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment receipt")
        verbose_name_plural = _("payment receipts")
        ordering = ["-pk"]

    def __str__(self):
        return self.paper.number
