"""A code belongs to the browser that asked for it: strangers who try or ask do not touch it."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from membership.accounts.errors import WrongCode
from membership.accounts.models import CodeRequest, Purpose, WrongTry
from membership.accounts.origin import Origin
from membership.accounts.services import log_in_with_code, request_code
from membership.accounts.tasks import purge_codes

from .conftest import PHONE
from .steps import LOGIN, PASSWORD, RESET, ask_for_code, enter_code, log_in_by_code, wrong

pytestmark = pytest.mark.django_db


def later(**delta):
    return time_machine.travel(timezone.now() + timedelta(**delta), tick=True)


def is_logged_in(client):
    return "_auth_user_id" in client.session


@pytest.fixture
def stranger():
    return Client(REMOTE_ADDR="203.0.113.9")


def test_wrong_codes_of_a_stranger_do_not_void_mine(client, stranger, codes):
    ask_for_code(client)
    for _ in range(6):
        enter_code(stranger, wrong(codes[0].code))
    assert enter_code(client, codes[0].code).status_code == 302


def test_a_stranger_who_asks_for_my_number_does_not_void_my_code(client, stranger, codes):
    ask_for_code(client)
    with later(seconds=61):
        ask_for_code(stranger)
        for _ in range(6):
            enter_code(stranger, wrong(codes[1].code))
        assert enter_code(client, codes[0].code).status_code == 302


def test_the_right_code_in_another_browser_is_a_wrong_one(client, stranger, codes):
    ask_for_code(client)
    enter_code(client, wrong(codes[0].code))
    never_asked = enter_code(stranger, codes[0].code).context["form"].errors["code"]
    with later(seconds=61):
        ask_for_code(stranger)
        asked = enter_code(stranger, codes[0].code).context["form"].errors["code"]
    assert never_asked == asked == [str(WrongCode.message)]
    assert not is_logged_in(stranger)


def test_a_code_that_no_browser_asked_for_opens_nothing(client, codes):
    request_code(phone=PHONE, purpose=Purpose.LOGIN, origin=Origin("192.0.2.1"))
    enter_code(client, codes[0].code)
    assert not is_logged_in(client)
    with pytest.raises(WrongCode):
        log_in_with_code(phone=PHONE, code=codes[0].code, origin=Origin("192.0.2.1"))


def test_two_tabs_may_ask_for_two_phones(client, codes):
    ask_for_code(client)
    ask_for_code(client, phone="139 0013 9000")
    assert enter_code(client, codes[0].code).status_code == 302


def test_a_hasty_second_press_does_not_lose_the_code(client, codes):
    client.get(LOGIN)
    before = client.cookies["sessionid"].value
    ask_for_code(client)  # the browser does not wait for this answer
    client.cookies["sessionid"] = before
    assert ask_for_code(client).status_code == 429
    assert enter_code(client, codes[0].code).status_code == 302


def test_purging_forgets_which_browser_asked_and_sessions_that_ended(client, codes):
    ask_for_code(client)
    with later(days=15):
        purge_codes()
    assert CodeRequest.objects.get().browser == ""
    assert not Session.objects.exists()


def wrong_codes(browser, count, start=0):
    return [
        enter_code(browser, "000000", phone=f"139{number:08d}").status_code
        for number in range(start, start + count)
    ]


def test_twenty_wrong_codes_an_hour_are_all_one_address_may_try(client, stranger, codes):
    assert set(wrong_codes(stranger, 20)) == {200}
    ask_for_code(stranger)
    refused = enter_code(stranger, codes[0].code)
    assert refused.status_code == 429
    assert "code" in refused.context["form"].errors
    assert not is_logged_in(stranger)
    with later(minutes=2):
        assert log_in_by_code(client, codes).status_code == 302
    with later(minutes=61):
        ask_for_code(stranger, phone="139 0013 9000")
        assert enter_code(stranger, codes[-1].code, phone="139 0013 9000").status_code == 302


def test_the_limit_of_wrong_codes_is_one_setting(stranger, settings):
    settings.MEMBERSHIP_WRONG_CODES_PER_ADDRESS_HOUR = 2
    assert wrong_codes(stranger, 3) == [200, 200, 429]


def test_one_ipv6_subscriber_has_one_count_of_wrong_codes():
    for number in range(20):
        wrong_codes(Client(REMOTE_ADDR=f"2001:db8:1:2::{number + 1:x}"), 1, start=number)
    assert wrong_codes(Client(REMOTE_ADDR="2001:db8:1:2:ffff::9"), 1) == [429]
    assert wrong_codes(Client(REMOTE_ADDR="2001:db8:1:3::9"), 1) == [200]


@pytest.mark.parametrize("page", [RESET, PASSWORD])
def test_wrong_codes_count_wherever_they_are_typed(client, codes, settings, page):
    settings.MEMBERSHIP_WRONG_CODES_PER_ADDRESS_HOUR = 2
    log_in_by_code(client, codes)
    new = {"new_password1": "示例-long-enough-1", "new_password2": "示例-long-enough-1"}
    with later(minutes=16):
        data = {"phone": "138 0013 8000", "code": "000000", **new}
        assert [client.post(page, data).status_code for _ in range(3)] == [200, 200, 429]


def test_wrong_tries_are_forgotten_after_a_day(stranger):
    wrong_codes(stranger, 1)
    purge_codes()
    assert WrongTry.objects.exists()
    with later(hours=25):
        purge_codes()
    assert not WrongTry.objects.exists()


def test_wrong_codes_do_not_lock_the_login_by_password_page(stranger):
    wrong_codes(stranger, 21)
    assert stranger.get(LOGIN).status_code == 200
