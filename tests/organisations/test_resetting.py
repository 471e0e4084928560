"""A company's forgotten password: a code to its owner's phone, and nothing for those who ask around."""

import pytest
from django.test import Client

from membership.notifications.models import Notice
from membership.organisations.services import lock_account
from tests.factories import UserFactory, initial_password, opened_account, used_account

pytestmark = pytest.mark.django_db

RESET = "/account/password/reset/account/"
OWN = "eine eigene Losung 9"


def ask(client, name):
    return client.post(RESET, {"action": "send_code", "account": name})


def reset(client, name, code, password=OWN):
    given = {"account": name, "code": code, "new_password1": password, "new_password2": password}
    return client.post(RESET, given | {"action": "reset"})


def codes():
    return Notice.objects.filter(type="login_code")


def test_the_owner_resets_the_password_by_a_code_to_their_own_phone(client):
    account = used_account("a forgotten one", owner_phone="+8613800000042")
    ask(client, account.name.lower())
    assert codes().get().recipient == "+8613800000042"
    assert reset(client, account.name, codes().get().params["code"]).url.endswith(f"name={account.name}")
    account.user.refresh_from_db()
    assert account.user.check_password(OWN)


def test_an_expired_initial_password_is_replaced_the_same_way(client):
    account = opened_account()
    expired = initial_password(account)
    ask(client, account.name)
    assert reset(client, account.name, codes().get().params["code"], expired).status_code == 200
    assert reset(client, account.name, codes().get().params["code"]).status_code == 302


def test_asking_around_learns_nothing(client):
    """A known name, an unknown one, a locked one and a member of staff are answered alike, step by step."""
    known, locked = used_account(), used_account()
    staff = UserFactory(phone=False, staff="finance")
    lock_account(account=locked, by=staff, reason="示例原因")
    answers = []
    for number, name in enumerate((known.name, "HY999999", locked.name, staff.username)):
        browser = Client(REMOTE_ADDR=f"198.51.100.{number}")
        browser.get(RESET)
        sent = ask(browser, name)
        page = browser.get(RESET).content.decode()
        again = ask(browser, name)
        wrong = reset(browser, name, "000000")
        answers.append(
            (sent.status_code, sent.url, "如果该账号存在" in page, again.status_code, wrong.status_code)
        )
    assert len(set(answers)) == 1
    assert codes().count() == 1


def test_a_code_is_good_in_the_browser_that_asked_and_for_that_account_only(client):
    account = used_account(owner_phone="+8613800000042")
    other = used_account(owner_phone="+8613800000042")
    ask(client, account.name)
    code = codes().get().params["code"]
    assert reset(Client(), account.name, code).status_code == 200
    assert reset(client, other.name, code).status_code == 200
    assert reset(client, account.name, code).status_code == 302
