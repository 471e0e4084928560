"""What dues tells the rooms above it. Sent inside the transaction that made it true."""

from django.dispatch import Signal

# An order has been paid in full. Arguments: order, by (the member of staff, or None).
order_paid = Signal()

# A paid term has begun or been added. Arguments: period, by.
period_started = Signal()

# Finance has recorded an invoice as issued. Arguments: request, by.
invoice_issued = Signal()

# An issued invoice was reversed (红冲). Arguments: request, by.
invoice_reversed = Signal()

# A paid term was ended or undone, because its money goes back. Arguments: period, by.
period_reversed = Signal()
