"""Writing parcels: announced by companies, received and posted by the secretariat."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.organisations.models import Organisation

from .couriers import HAND, clean_number
from .errors import NotWithoutNumber, ParcelKnown
from .models import Parcel
from .notices import tell_received
from .signals import parcel_announced, parcel_delivered, parcel_posted, parcel_received

FIRST_CHECK_AFTER = timedelta(hours=4)  # until then no courier has heard of it


def locked(parcel: Parcel) -> Parcel:
    """The parcel as it is now, locked until the transaction ends."""
    return Parcel.objects.select_for_update().get(pk=parcel.pk)


@transaction.atomic
def announce_parcel(
    *, organisation: Organisation, courier: str, number: str, by: User, contents: str = "", phone: str = ""
) -> Parcel:
    """A company says what it has sent. Raises `ParcelKnown`, and `ValidationError` for an odd number.

    What came in before, and nobody knew whose it was, becomes the company's.
    """
    number = clean_number(number)
    waiting = Parcel.objects.select_for_update().incoming().unassigned().filter(number=number).first()
    if waiting:
        return assign_parcel(parcel=waiting, organisation=organisation, by=by)
    now = timezone.now()
    parcel = _added(
        direction=Parcel.Direction.IN,
        status=Parcel.Status.ANNOUNCED,
        organisation=organisation,
        courier=courier,
        number=number,
        phone=phone,
        contents=contents.strip(),
        announced_at=now,
        announced_by=by,
        next_check_at=now + FIRST_CHECK_AFTER,
    )
    log(parcel, "parcels.announced", user=by)
    parcel_announced.send(sender=Parcel, parcel=parcel, by=by)
    return parcel


@transaction.atomic
def cancel_parcel(*, parcel: Parcel, by: User) -> Parcel:
    """The company takes back what it has announced. Raises `IllegalTransition` once it was received."""
    parcel = locked(parcel)
    parcel.move_to(Parcel.Status.WITHDRAWN)
    parcel.next_check_at = None
    parcel.save(update_fields=["status", "next_check_at"])
    log(parcel, "parcels.withdrawn", user=by)
    return parcel


@transaction.atomic
def receive_parcel(*, parcel: Parcel, by: User, note: str = "") -> Parcel:
    """It lies on the desk. Raises `IllegalTransition` when it was received or withdrawn before."""
    parcel = locked(parcel)
    parcel.move_to(Parcel.Status.RECEIVED)
    parcel.received_at, parcel.received_by, parcel.next_check_at = timezone.now(), by, None
    parcel.note = note.strip() or parcel.note
    parcel.save(update_fields=["status", "received_at", "received_by", "next_check_at", "note"])
    log(parcel, "parcels.received", user=by)
    _has_come(parcel, by)
    return parcel


@transaction.atomic
def record_parcel(
    *,
    courier: str,
    by: User,
    number: str = "",
    organisation: Organisation | None = None,
    sender: str = "",
    contents: str = "",
    note: str = "",
) -> Parcel:
    """Something came that nobody had announced; whose it is may be found out later.

    Raises `ParcelKnown`, `NotWithoutNumber`, and `ValidationError` for an odd number.
    """
    number = clean_number(number) if number.strip() else ""
    if not number and courier != HAND:
        raise NotWithoutNumber
    parcel = _added(
        direction=Parcel.Direction.IN,
        status=Parcel.Status.RECEIVED,
        organisation=organisation,
        courier=courier,
        number=number,
        sender=sender.strip(),
        contents=contents.strip(),
        note=note.strip(),
        received_at=timezone.now(),
        received_by=by,
    )
    log(parcel, "parcels.recorded", user=by)
    if organisation:
        _has_come(parcel, by)
    return parcel


@transaction.atomic
def assign_parcel(*, parcel: Parcel, organisation: Organisation, by: User) -> Parcel:
    """Now it is known whose parcel it is. Raises `ParcelKnown` when the company has it already."""
    parcel = locked(parcel)
    if parcel.organisation_id:
        raise ParcelKnown
    parcel.organisation = organisation
    try:
        with transaction.atomic():
            parcel.save(update_fields=["organisation"])
    except IntegrityError:
        raise ParcelKnown from None
    log(parcel, "parcels.assigned", user=by, data={"company": organisation.name})
    if parcel.status == Parcel.Status.RECEIVED:
        _has_come(parcel, by)
    return parcel


@transaction.atomic
def post_parcel(
    *,
    organisation: Organisation,
    courier: str,
    number: str,
    contents: str,
    by: User,
    on: date,
    phone: str = "",
) -> Parcel:
    """Something has been posted to a company. Raises `ParcelKnown`, and `ValidationError` as announcing."""
    parcel = _added(
        direction=Parcel.Direction.OUT,
        status=Parcel.Status.POSTED,
        organisation=organisation,
        courier=courier,
        number=clean_number(number),
        phone=phone,
        contents=contents.strip(),
        posted_on=on,
        posted_by=by,
        next_check_at=timezone.now() + FIRST_CHECK_AFTER,
    )
    log(parcel, "parcels.posted", user=by)
    parcel_posted.send(sender=Parcel, parcel=parcel, by=by)
    return parcel


@transaction.atomic
def correct_parcel(*, parcel: Parcel, courier: str, number: str, by: User) -> Parcel:
    """What was posted bears another number, or went with another courier, than was entered.

    Raises `IllegalTransition` once it is no longer on its way, `ParcelKnown`, and `ValidationError`.
    """
    parcel, number = locked(parcel), clean_number(number)
    if parcel.status != Parcel.Status.POSTED:
        raise IllegalTransition
    if (parcel.courier, parcel.number) == (courier, number):
        return parcel
    data = {"before": str(parcel)}
    parcel.courier, parcel.number = courier, number
    # What the courier said was about somebody else's parcel.
    parcel.transit, parcel.last_event, parcel.last_event_at, parcel.events = "", "", None, []
    parcel.checks, parcel.next_check_at, parcel.tracking_error = 0, timezone.now(), ""
    try:
        with transaction.atomic():
            parcel.save()
    except IntegrityError:
        raise ParcelKnown from None
    log(parcel, "parcels.corrected", user=by, data=data | {"after": str(parcel)})
    return parcel


@transaction.atomic
def call_off_parcel(*, parcel: Parcel, by: User, reason: str) -> Parcel:
    """It was not posted after all. Raises `IllegalTransition` unless it is said to be on its way there."""
    parcel = locked(parcel)
    if parcel.direction != Parcel.Direction.OUT:
        raise IllegalTransition
    parcel.move_to(Parcel.Status.WITHDRAWN)
    parcel.next_check_at = None
    parcel.save(update_fields=["status", "next_check_at"])
    log(parcel, "parcels.called_off", user=by, data={"reason": reason})
    return parcel


@transaction.atomic
def mark_delivered(*, parcel: Parcel, by: User | None = None) -> Parcel:
    """What was posted has arrived; without `by` the courier says so. Raises `IllegalTransition`."""
    parcel = locked(parcel)
    parcel.move_to(Parcel.Status.DELIVERED)
    parcel.delivered_at, parcel.next_check_at = timezone.now(), None
    parcel.save(update_fields=["status", "delivered_at", "next_check_at"])
    log(parcel, "parcels.delivered", user=by)
    parcel_delivered.send(sender=Parcel, parcel=parcel, by=by)
    return parcel


def _added(**values) -> Parcel:
    try:
        with transaction.atomic():
            return Parcel.objects.create(**values)
    except IntegrityError:
        raise ParcelKnown from None


def _has_come(parcel: Parcel, by: User) -> None:
    """Its company is told; one that is brought by hand needs no message."""
    parcel_received.send(sender=Parcel, parcel=parcel, by=by)
    if parcel.courier != HAND:
        tell_received(parcel)
