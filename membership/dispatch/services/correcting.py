"""Putting right what was entered wrongly. The history keeps what stood there before."""

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.parcels.models import Parcel
from membership.parcels.services import call_off_parcel, correct_parcel

from ..models import AssociationFile, Owed
from ..notices import tell_called_off, tell_corrected


@transaction.atomic
def correct_dispatch(*, parcel: Parcel, courier: str, number: str, by: User) -> Parcel:
    """Another number or courier than was entered; the company is told the right one.

    Raises `ParcelKnown`, `IllegalTransition`, and `ValidationError` for an odd number.
    """
    before = Parcel.objects.get(pk=parcel.pk)
    parcel = correct_parcel(parcel=parcel, courier=courier, number=number, by=by)
    if (before.courier, before.number) == (parcel.courier, parcel.number):
        return parcel
    data = {"before": str(before), "after": str(parcel)}
    for row in Owed.objects.filter(parcel=parcel):
        log(row, "dispatch.corrected", user=by, data=data)
    tell_corrected(parcel)
    return parcel


@transaction.atomic
def call_off_dispatch(*, parcel: Parcel, reason: str, by: User) -> Parcel:
    """It was not posted after all: what it was to carry is owed again, and the company is told.

    Raises `IllegalTransition` once it has arrived.
    """
    parcel = call_off_parcel(parcel=parcel, by=by, reason=reason)
    rows = Owed.objects.select_for_update().filter(parcel=parcel).order_by("pk")
    for row in rows:
        row.settle(Owed.Status.OWED, by=by)
        row.save()
        log(row, "dispatch.called_off", user=by, data={"number": parcel.number, "reason": reason})
    files = AssociationFile.objects.filter(parcel=parcel)
    # What only ever lay in the parcel leaves no trace with the company; the rest stays to be read.
    files.filter(file=None, paper=None, invoice=None).delete()
    files.update(parcel=None)
    tell_called_off(parcel)
    return parcel
