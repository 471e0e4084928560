"""What the secretariat does with a company's account."""

import pytest
from django.test import Client
from django.urls import reverse

from membership.accounts.models import User
from membership.notifications.models import Notice
from membership.organisations.models import Handover
from tests.factories import used_account

pytestmark = pytest.mark.django_db

PASSWORD = "a long password"


@pytest.fixture
def account():
    return used_account(PASSWORD)


@pytest.fixture
def desk(client):
    client.force_login(
        User.objects.create_superuser("admin"), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def act(desk, verb, account, **given):
    return desk.post(reverse(f"organisations:{verb}", args=[account.organisation.pk]), given, follow=True)


def test_staff_see_the_account_and_its_people(desk, account):
    page = desk.get(reverse("organisations:inspect", args=[account.organisation.pk])).content.decode()
    assert account.name in page
    assert reverse("organisations:lock", args=[account.organisation.pk]) in page
    assert "负责人" in page


def test_a_new_initial_password_goes_to_the_owner_and_nobody_here_sees_it(desk, account):
    page = act(desk, "send-password", account).content.decode()
    account.user.refresh_from_db()
    assert account.user.must_change_password
    sent = Notice.objects.filter(type="enterprise_password_sent")
    assert sent.exists()
    for notice in sent:
        assert notice.params["password"] not in page
        assert notice.params["password"] not in notice.shown_text


def test_locking_ends_every_session_and_needs_a_reason(desk, account):
    browser = Client()
    browser.force_login(account.user, backend="django.contrib.auth.backends.ModelBackend")
    act(desk, "lock", account, reason="")
    assert browser.get("/member/settings/").status_code == 200
    assert "账号疑似泄露" in act(desk, "lock", account, reason="账号疑似泄露").content.decode()
    assert browser.get("/member/settings/").status_code == 302
    act(desk, "unlock", account, reason="已核实")
    account.user.refresh_from_db()
    assert account.user.is_active


def test_staff_hand_over_for_an_owner_who_is_gone(desk, account):
    giver = account.organisation.contacts.get()
    given = {"giver": giver.pk, "name": "示例接任", "phone": "13800000066", "keeps": ""}
    act(desk, "hand-over", account, **given)
    assert not Handover.objects.exists()
    act(desk, "hand-over", account, **given, reason="原负责人已离职，无法联系")
    assert Handover.objects.get().by_staff
    assert [str(each.phone) for each in account.organisation.contacts.all()] == ["+8613800000066"]
