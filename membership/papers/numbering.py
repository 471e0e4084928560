"""Numbers without gaps: a number is given out in the transaction that writes what bears it, so
that a failure gives it back."""

from django.db import transaction

from .models import Series


@transaction.atomic
def next_number(*, series: str, period: str = "") -> int:
    row, _created = Series.objects.get_or_create(series=series, period=period)
    row = Series.objects.select_for_update().get(pk=row.pk)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
