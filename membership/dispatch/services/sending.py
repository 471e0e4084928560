"""Posting what is owed."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.organisations.models import Organisation
from membership.parcels.models import Parcel
from membership.parcels.services import post_parcel

from ..errors import NumberMissing
from ..models import Batch, Item, Owed
from ..notices import tell_posted
from .filing import file_posted
from .owing import locked_waiting


@transaction.atomic
def dispatch_batch(
    *,
    token: UUID,
    owed: Sequence[int],
    courier: str,
    numbers: Mapping[int, str],
    posted_on: date,
    by: User,
    enclosures: Mapping[int, str] | None = None,
) -> Batch:
    """Post what these companies are owed: one parcel a company, its number and what lies in it beside by the
    company's key. The same `token` again gives back the batch that was made.

    Everything or nothing: parcels, the state of each item, files shown to the companies, messages to them.
    Raises `AlreadySettled`, `NothingChosen`, `NumberMissing`, and what `post_parcel` raises.
    """
    batch, is_new = Batch.objects.get_or_create(
        token=token, defaults={"courier": courier, "posted_on": posted_on, "sent_by": by}
    )
    if not is_new:
        return batch
    rows = sorted(locked_waiting(owed), key=lambda row: (row.organisation_id, row.pk))
    for organisation_id, group in groupby(rows, key=lambda row: row.organisation_id):
        number = numbers.get(organisation_id, "")
        extra = (enclosures or {}).get(organisation_id, "")
        _post(batch, list(group), number=number, extra=extra, by=by)
    log(batch, "dispatch.posted", user=by, data={"count": len(rows)})
    return batch


def _post(batch: Batch, rows: list[Owed], *, number: str, extra: str, by: User) -> None:
    organisation = rows[0].organisation
    if not number.strip():
        raise NumberMissing(organisation.name)
    parcel = post_parcel(
        organisation=organisation,
        courier=batch.courier,
        number=number,
        contents=contents_of(rows, extra),
        by=by,
        on=batch.posted_on,
        phone=_phone_of(organisation),
    )
    for row in rows:
        _mark_sent(row, batch, parcel, by=by)
    tell_posted(parcel)


def _mark_sent(row: Owed, batch: Batch, parcel: Parcel, *, by: User) -> None:
    row.settle(Owed.Status.SENT, by=by)
    row.batch, row.parcel = batch, parcel
    row.save()
    log(row, "dispatch.sent", user=by, data={"courier": str(parcel.courier_name), "number": parcel.number})
    file_posted(row, parcel=parcel, by=by)


def contents_of(rows: Sequence[Owed], extra: str = "") -> str:
    """What lies in the parcel, in a line."""
    order = list(Item)
    titles = [row.title for row in sorted(rows, key=lambda row: order.index(row.item))]
    return "、".join([*titles, *filter(None, [extra.strip()])])[:200]


def _phone_of(organisation: Organisation) -> str:
    contact = organisation.contacts.primary().first()
    return str(contact.phone) if contact else ""
