"""Parcels: numbers as people type them, and who may say what of which."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from membership.errors import IllegalTransition
from membership.parcels import services
from membership.parcels.couriers import COURIERS, clean_number
from membership.parcels.errors import NotWithoutNumber, ParcelKnown
from membership.parcels.models import Parcel
from membership.parcels.signals import parcel_received
from tests.factories import UserFactory, announced_parcel, organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" sf1234567890123 ", "SF1234567890123"),
        ("ＳＦ１２３４５６７８９０１２３", "SF1234567890123"),
        ("1234 5678 9012\n", "123456789012"),
        ("jdv000123456789-1-1", "JDV000123456789-1-1"),
    ],
)
def test_a_number_is_kept_as_the_courier_prints_it(typed, kept):
    assert clean_number(typed) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "required"),
        ("12345", "invalid"),
        ("1234567", "length"),
        ("9" * 33, "length"),
        ("顺丰1234567890", "invalid"),
        ("ABCDEFGHIJ", "invalid"),
        ("SF12345/67890", "invalid"),
    ],
)
def test_what_no_courier_prints_is_refused(typed, reason):
    with pytest.raises(ValidationError) as refused:
        clean_number(typed)
    assert refused.value.code == reason


def test_every_courier_of_the_list_leads_to_a_page_about_the_number():
    for courier in COURIERS.values():
        link = courier.link("A&1")
        assert bool(link) == (courier.code not in ("other", "hand"))
        assert not link or (link.startswith("https://") and "A%261" in link)


def test_a_company_enters_a_parcel_once_but_two_companies_may_share_it():
    one, other = organisation(), organisation()
    announced_parcel(organisation=one, number="SF0000000000001")
    with pytest.raises(ParcelKnown):
        announced_parcel(organisation=one, number="ｓｆ 0000000000001")
    announced_parcel(organisation=other, number="SF0000000000001")
    assert Parcel.objects.matching("sf0000000000001").count() == 2


def test_a_withdrawn_number_may_be_entered_again():
    parcel = announced_parcel()
    services.cancel_parcel(parcel=parcel, by=parcel.announced_by)
    again = announced_parcel(organisation=parcel.organisation, number=parcel.number)
    assert again.pk != parcel.pk
    with pytest.raises(IllegalTransition):
        services.cancel_parcel(parcel=parcel, by=parcel.announced_by)


def test_what_was_received_is_neither_withdrawn_nor_received_again():
    parcel, keeper = announced_parcel(), UserFactory()
    received = services.receive_parcel(parcel=parcel, by=keeper)
    assert (received.status, received.received_by) == (Parcel.Status.RECEIVED, keeper)
    with pytest.raises(IllegalTransition):
        services.cancel_parcel(parcel=parcel, by=parcel.announced_by)
    with pytest.raises(IllegalTransition):
        services.receive_parcel(parcel=parcel, by=keeper)


def test_a_parcel_nobody_announced_becomes_the_companys_once_it_enters_the_number():
    told = []
    parcel_received.connect(
        lambda parcel, **_: told.append(parcel.organisation), weak=False, dispatch_uid="t"
    )
    try:
        parcel = services.record_parcel(courier="zto", number="78901234567890", by=UserFactory())
        assert told == []
        company = organisation()
        claimed = announced_parcel(organisation=company, courier="zto", number="78901234567890")
    finally:
        parcel_received.disconnect(dispatch_uid="t")
    assert claimed.pk == parcel.pk
    assert (claimed.organisation, claimed.status) == (company, Parcel.Status.RECEIVED)
    assert told == [company]


def test_only_what_was_brought_by_hand_has_no_number():
    keeper, company = UserFactory(), organisation()
    assert services.record_parcel(courier="hand", organisation=company, by=keeper).number == ""
    assert services.record_parcel(courier="hand", organisation=company, by=keeper).number == ""
    with pytest.raises(NotWithoutNumber):
        services.record_parcel(courier="sf", organisation=company, by=keeper)


def test_what_was_posted_arrives_once():
    keeper = UserFactory()
    parcel = services.post_parcel(
        organisation=organisation(),
        courier="ems",
        number="1234567890123",
        contents="证书",
        by=keeper,
        on=timezone.localdate(),
    )
    assert parcel.direction == Parcel.Direction.OUT
    services.mark_delivered(parcel=parcel)
    with pytest.raises(IllegalTransition):
        services.mark_delivered(parcel=parcel)
