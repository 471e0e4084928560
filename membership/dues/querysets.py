from decimal import Decimal

from django.db import models
from django.utils import timezone

from membership.organisations.querysets import acting_for

from .terms import MembershipState


class OrderQuerySet(models.QuerySet):
    def of(self, user):
        """Orders of the companies this account acts for."""
        return self.filter(acting_for(user))

    def open(self):
        return self.filter(status=self.model.Status.OPEN)

    def to_invoice(self):
        """Paid, and no invoice stands for them."""
        return self.filter(status=self.model.Status.PAID).exclude(
            pk__in=self.model.objects.filter(invoice_requests__invoiced_orders__stands=True).values("pk")
        )


class VoucherQuerySet(models.QuerySet):
    def pending(self):
        """What waits for finance."""
        return self.filter(status=self.model.Status.SUBMITTED)


class PaymentQuerySet(models.QuerySet):
    def received(self):
        return self.filter(status=self.model.Status.RECEIVED)

    def total(self) -> Decimal:
        """What came and was not given back, in yuan; what was reversed never came."""
        kept = self.exclude(status=self.model.Status.REVERSED).aggregate(
            total=models.Sum(models.F("amount") - models.F("refunded"))
        )
        return kept["total"] or Decimal("0.00")


class OnlinePaymentQuerySet(models.QuerySet):
    def live(self):
        """Numbers that a payer may still pay."""
        return self.filter(status__in=self.model.LIVE)


class MembershipQuerySet(models.QuerySet):
    def of(self, user):
        """Memberships of the companies this account acts for."""
        return self.filter(acting_for(user))

    def standing(self):
        """Memberships that have not ended, paid up or not."""
        return self.exclude(state=MembershipState.WITHDRAWN)

    def in_good_standing(self):
        """Memberships whose dues are paid for this very moment, whenever their state was last written."""
        paid = models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=timezone.now())
        return self.filter(paid, state__in=[MembershipState.ACTIVE, MembershipState.EXPIRING])


class InvoiceTitleQuerySet(models.QuerySet):
    def offered(self):
        """What a company may still choose."""
        return self.filter(is_archived=False)


class InvoiceRequestQuerySet(models.QuerySet):
    def pending(self):
        """What waits for finance."""
        return self.filter(status=self.model.Status.REQUESTED)

    def live(self):
        """Requests that stand: asked for or issued, neither sent back nor reversed."""
        return self.filter(status__in=self.model.LIVE)

    def overdue(self, today=None):
        """Waiting longer than the association promises."""
        return self.pending().filter(due_on__lt=today or timezone.localdate())

    def to_reverse(self):
        """Issued for money that has gone back since: finance owes a red invoice."""
        unpaid = models.Exists(
            self.model.orders.through.objects.exclude(order__status="paid").filter(
                request=models.OuterRef("pk")
            )
        )
        return self.filter(unpaid, status=self.model.Status.ISSUED)

    def with_papers(self):
        """For lists: with the orders and files that each shows."""
        return self.select_related("file", "red_file").prefetch_related("orders")
