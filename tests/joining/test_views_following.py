"""The waiting pages move on by themselves: the token changes with every decision."""

import pytest
from django.test import Client
from django.utils import timezone

from membership.dues.models import Voucher
from membership.dues.services import confirm_voucher, return_voucher
from tests.factories import UserFactory, review, submitted_application, voucher_for

pytestmark = pytest.mark.django_db


def test_the_token_changes_with_every_decision_and_says_where_to_go():
    application = submitted_application()
    client = Client()
    client.force_login(application.applicant)
    finance = UserFactory(staff="finance")

    def state():
        return client.get("/join/state/").json()

    seen = [state()]
    assert seen[0]["url"] == "/join/waiting/"
    assert seen[0]["token"] in client.get("/join/waiting/").content.decode()
    assert state() == seen[0]

    review(application, "approve")
    seen.append(state())
    assert seen[-1]["url"] == "/join/dues/"
    assert seen[-1]["token"] in client.get("/join/dues/").content.decode()

    application.refresh_from_db()
    voucher = voucher_for(application.order)
    seen.append(state())
    return_voucher(voucher=voucher, by=finance, reason="不清晰")
    seen.append(state())
    voucher = voucher_for(application.order)
    seen.append(state())
    confirm_voucher(
        voucher=voucher, by=finance, amount=500, received_on=timezone.localdate(), accept_difference=True
    )
    seen.append(state())
    voucher_for(application.order)
    confirm_voucher(
        voucher=Voucher.objects.pending().get(), by=finance, amount=1500, received_on=timezone.localdate()
    )
    seen.append(state())
    assert seen[-1]["url"] == "/join/done/"
    tokens = [each["token"] for each in seen]
    assert len(set(tokens)) == len(tokens)


def test_the_state_is_told_to_nobody_else():
    assert Client().get("/join/state/").status_code == 401
    application = submitted_application()
    mine, other = Client(), Client()
    mine.force_login(application.applicant)
    other.force_login(UserFactory())
    assert mine.get("/join/state/").json() != other.get("/join/state/").json()


def test_asking_for_the_state_is_cheap(django_assert_max_num_queries):
    application = submitted_application()
    client = Client()
    client.force_login(application.applicant)
    with django_assert_max_num_queries(5):
        client.get("/join/state/")
    review(application, "approve")
    with django_assert_max_num_queries(8):
        client.get("/join/state/")
