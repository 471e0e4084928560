from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from membership.papers.models import Paper, PaperStatus

from ..wording import validate_words
from .orders import Order


class PaymentNoticeRules(models.Model):
    """Whether companies get a payment notice (缴费通知) with an order, and what it says."""

    issues_payment_notice = models.BooleanField(
        _("issues payment notices"),
        default=False,
        help_text=_("With every new order, as a numbered PDF that anyone can check on the look-up page."),
    )
    notice_title = models.CharField(_("title"), max_length=20, default="会费缴费通知")
    notice_text = models.TextField(
        _("text of the notice"),
        max_length=600,
        default=(
            "感谢贵单位对本会工作的支持。根据本会章程及会费标准，贵单位作为{level}，"
            "应缴纳{purpose}{amount}元（{capital}），会费期限{years}年。请于{due}前完成缴纳。"
        ),
        validators=[validate_words],
        help_text=_(
            "Stands below the company's name; each line is a paragraph. Filled in for you: "
            "{company} {uscc} {level} {purpose} {amount} {capital} {years} {order} {due} {payee}"
        ),
    )
    notice_closing = models.TextField(
        _("closing words"),
        max_length=400,
        blank=True,
        default="对公转账请在附言中注明单位名称和订单编号，以便及时核对。款项确认到账后，可在会员中心申请会费票据。",
        validators=[validate_words],
    )
    notice_days = models.PositiveSmallIntegerField(
        _("days to pay"),
        default=30,
        validators=[MaxValueValidator(365)],
        help_text=_("The notice asks for the money by this many days after the order."),
    )
    notice_prefix = models.CharField(
        _("prefix of notice numbers"),
        max_length=12,
        default="JF",
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9\-一-鿿]+$", _("Letters, digits, hyphens and Chinese characters only.")
            )
        ],
        help_text=_("Year and a running number follow: JF20260001."),
    )

    notice_panel = MultiFieldPanel(
        [
            HelpPanel(_("Changes apply to notices issued from now on; those issued keep their words.")),
            *(
                FieldPanel(name)
                for name in (
                    "issues_payment_notice",
                    "notice_title",
                    "notice_text",
                    "notice_closing",
                    "notice_days",
                    "notice_prefix",
                )
            ),
        ],
        heading=_("Payment notice"),
    )

    class Meta:
        abstract = True


class PaymentNoticeQuerySet(models.QuerySet):
    def standing(self):
        """Not revoked: of each order, one at most."""
        return self.filter(paper__status=PaperStatus.VALID)


class PaymentNotice(models.Model):
    """The paper (缴费通知) that asks a company to pay an order. A changed order gets a new one."""

    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="payment_notices"
    )
    paper = models.OneToOneField(
        Paper, verbose_name=_("paper"), on_delete=models.PROTECT, related_name="payment_notice"
    )

    objects = PaymentNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment notice")
        verbose_name_plural = _("payment notices")
        ordering = ["-pk"]

    def __str__(self):
        return self.paper.number
