from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from .orders import Order


class InvoiceKind(models.TextChoices):
    """Papers for money received. Dues often come with a fiscal receipt rather than an invoice."""

    RECEIPT = "receipt", _("Receipt for dues")
    PLAIN = "plain", _("Plain digital invoice")
    SPECIAL = "special", _("Special digital VAT invoice")


def document_key(charge: str, kind: str) -> str:
    """One box of the table charge × kind."""
    return f"{charge}:{kind}"


def receipts_for_all() -> list[str]:
    return [document_key(charge, InvoiceKind.RECEIPT) for charge in Order.Kind.values]


class DocumentRules(models.Model):
    """Which papers the association gives for which charge, and how soon."""

    documents = models.JSONField(
        _("papers given"),
        default=receipts_for_all,
        blank=True,
        help_text=_(
            "What companies may ask for, by what they paid for. Where nothing is ticked, the page asks them "
            "to call. Requests already made are not touched."
        ),
    )
    file_demanded_for = models.JSONField(
        _("issued with a file only"),
        default=list,
        blank=True,
        help_text=_("For these papers finance cannot record the number alone; PDF or picture comes with it."),
    )
    invoice_days = models.PositiveSmallIntegerField(
        _("working days until an invoice is issued"),
        null=True,
        blank=True,
        help_text=_(
            "Counted from the request, or from the payment when that comes later. Later ones are marked "
            "as overdue. Left empty, none is."
        ),
    )

    document_panel = MultiFieldPanel(
        [
            HelpPanel(
                _(
                    "Dues are usually receipted with a fiscal receipt; services with a digital invoice. "
                    "Finance makes the paper in the tax or fiscal system and records its number here."
                )
            ),
            FieldPanel("documents"),
            FieldPanel("file_demanded_for"),
            FieldPanel("invoice_days"),
        ],
        heading=_("Invoices and receipts"),
    )

    class Meta:
        abstract = True

    def kinds_for(self, charge: str) -> list[InvoiceKind]:
        """What a company may ask for when it has paid for this kind of charge."""
        return [kind for kind in InvoiceKind if document_key(charge, kind) in self.documents]

    def demands_file(self, kind: str) -> bool:
        return kind in self.file_demanded_for
