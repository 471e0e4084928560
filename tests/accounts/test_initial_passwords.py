"""A password that the system made: good for one thing, for a time."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from membership.accounts.services.initial import random_password
from tests.accounts.steps import log_in_by_password
from tests.factories import initial_password, opened_account, used_account

pytestmark = pytest.mark.django_db

CHANGE = "/account/password/change/"
OWN = "eine eigene Losung 9"


@pytest.fixture
def account():
    return opened_account()


@pytest.fixture
def newcomer(account, client):
    """A browser logged in with the initial password."""
    log_in_by_password(client, account.name, initial_password(account))
    return client


def choose(client, password=OWN, again=None, **more):
    fields = {"new_password1": password, "new_password2": again or password, "action": "save", **more}
    return client.post(CHANGE, fields)


def test_a_password_of_ours_has_no_signs_that_look_alike():
    made = {random_password() for _ in range(300)}
    assert len(made) == 300
    assert all(len(each) >= 10 and not set(each) & set("0oO1lIi5sS2zZ8bBuvgq") - {"u", "v"} for each in made)


def test_the_first_login_leads_to_a_password_of_ones_own(account, client):
    given = {"username": account.name, "password": initial_password(account), "next": "/member/"}
    response = client.post("/account/login/?tab=password", given)
    assert response.url == f"{CHANGE}?next=%2Fmember%2F"


@pytest.mark.parametrize(
    "address",
    ["/", "/member/", "/join/", "/account/password/", "/api/v2/pages/", "/documents/1/a.pdf", "/admin/"],
)
def test_nothing_else_opens_before_the_password_is_changed(newcomer, address):
    response = newcomer.get(address)
    assert response.status_code == 302
    assert response.url.startswith(f"{CHANGE}?next=")


def test_a_program_is_refused_in_words(newcomer):
    answer = newcomer.get("/api/v2/pages/", headers={"accept": "application/json"})
    assert (answer.status_code, "密码" in answer.content.decode()) == (403, True)
    assert newcomer.post(reverse("center:company"), {"membership": 1}).status_code == 403


def test_logging_out_works_before_the_password_is_changed(newcomer):
    assert newcomer.post("/account/logout/").url == "/account/login/"
    assert newcomer.get("/account/login/").status_code == 200


def test_the_old_password_is_not_asked_again_right_after_login(newcomer):
    assert 'name="old_password"' not in newcomer.get(CHANGE).content.decode()


def test_the_old_password_is_asked_later(newcomer, account, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    assert 'name="old_password"' in newcomer.get(CHANGE).content.decode()
    assert choose(newcomer).status_code == 200
    assert choose(newcomer, old_password=initial_password(account)).status_code == 302


def test_the_new_password_must_be_another_one_and_a_good_one(newcomer, account):
    for bad, words in ((initial_password(account), "初始密码"), ("kurz", "太短"), ("1234567890123", "")):
        response = choose(newcomer, bad)
        assert response.status_code == 200
        assert words in response.content.decode()
    account.user.refresh_from_db()
    assert account.user.must_change_password


def test_with_a_password_of_ones_own_everything_opens(newcomer, account):
    assert choose(newcomer, next="/member/").url == "/member/"
    assert newcomer.get("/member/").status_code == 200
    assert newcomer.get(CHANGE).url == reverse("accounts:set-password")
    assert log_in_by_password(Client(), account.name, initial_password(account)).status_code == 200
    assert log_in_by_password(Client(), account.name, OWN).status_code == 302


def test_changing_the_password_ends_every_other_session(newcomer, account):
    other = Client()
    log_in_by_password(other, account.name, initial_password(account))
    choose(newcomer)
    assert newcomer.get("/member/").status_code == 200
    assert other.get("/member/").url.startswith("/account/login/")


def test_an_expired_initial_password_is_told_only_to_who_knows_it(account, client, time_machine):
    password = initial_password(account)
    time_machine.move_to(timezone.now() + timedelta(days=15))
    refused = log_in_by_password(client, account.name, password).content.decode()
    assert "已过期" in refused
    assert reverse("accounts:reset-account-password") in refused
    assert "已过期" not in log_in_by_password(client, account.name, "wrong").content.decode()


def test_an_expired_initial_password_opens_nothing_through_any_door(account, client):
    client.force_login(account.user, backend="django.contrib.auth.backends.ModelBackend")
    account.user.password_expires_at = timezone.now()
    account.user.save()
    assert client.get("/member/").url == f"/account/login/?tab=password&name={account.name}"
    assert "_auth_user_id" not in client.session


def test_the_name_is_forgiven_small_letters_and_spaces(client):
    account = used_account(OWN)
    assert log_in_by_password(client, f" {account.name.lower()} ", OWN).status_code == 302


def test_a_link_fills_the_name_in(client):
    page = client.get("/account/login/?name=HY000001").content.decode()
    assert 'value="HY000001"' in page
    assert 'id="by-password" hidden' not in page


def test_unknown_names_take_as_long_and_are_told_the_same(account, client, monkeypatch):
    hashed, original = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or original(*given))
    answers, work = [], []
    for name in (account.name, "NOBODY", "no body"):
        hashed.clear()
        page = log_in_by_password(client, name, "wrong").content.decode()
        answers.append("账号或密码错误" in page)
        work.append(len(hashed))
    assert answers == [True] * 3
    assert len(set(work)) == 1


def test_guessing_locks_the_account_name(account, client):
    for _ in range(5):
        log_in_by_password(client, account.name.lower(), "wrong")
    locked = log_in_by_password(client, account.name, initial_password(account))
    assert locked.status_code == 429
