"""Administrators keep the accounts of staff: neither those above them nor those of companies."""

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse

from membership.accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db
BULK = {
    "set_active_state": {"mark_as_active": "False"},
    "assign_role": {"role": ""},
    "delete": {},
}


@pytest.fixture
def boss():
    return User.objects.create_superuser("boss", password="a long password")


@pytest.fixture
def company():
    return factories.UserFactory(phone="+8613811110001")


@pytest.fixture
def colleague(staff):
    return staff("编辑")


def bulk(browser, action, *users):
    chosen = "&".join(f"id={user if isinstance(user, str) else user.pk}" for user in users)
    url = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    data = BULK[action] | ({"role": Group.objects.get(name="财务").pk} if action == "assign_role" else {})
    return browser.post(f"{url}?{chosen}&next=/admin/users/", data)


def state(user):
    user = User.objects.get(pk=user.pk)
    return user.is_active, sorted(user.groups.values_list("name", flat=True)), user.password


@pytest.mark.parametrize("action", BULK)
def test_in_bulk_administrators_change_staff_only(desk_of, boss, company, action):
    before = state(boss), state(company)
    browser = desk_of("管理员")
    bulk(browser, action, boss, company)
    bulk(browser, action, "all")
    assert (state(boss), state(company)) == before


@pytest.mark.parametrize(
    ("action", "active", "roles"),
    [("set_active_state", False, ["编辑"]), ("assign_role", True, ["编辑", "财务"])],
)
def test_in_bulk_staff_are_changed(desk_of, colleague, action, active, roles):
    bulk(desk_of("管理员"), action, colleague)
    assert state(colleague)[:2] == (active, roles)


def test_superusers_change_superusers_in_bulk(client, boss, admin_user):
    client.force_login(admin_user, backend="django.contrib.auth.backends.ModelBackend")
    bulk(client, "set_active_state", boss)
    assert not state(boss)[0]


@pytest.mark.parametrize("whose", ["boss", "company"])
def test_neither_superusers_nor_companies_are_edited_by_administrators(desk_of, request, whose):
    user = request.getfixturevalue(whose)
    before, browser = state(user), desk_of("管理员")
    url = reverse("wagtailusers_users:edit", args=[user.pk])
    assert browser.get(url).status_code in (302, 403, 404)
    given = {"username": user.username, "first_name": "a", "last_name": "b", "email": "a@example.com"}
    browser.post(url, given | {"password1": "quite a long one 7", "password2": "quite a long one 7"})
    assert state(user) == before


def test_an_account_of_staff_that_has_a_phone_too_is_still_edited(desk_of, company):
    company.groups.add(Group.objects.get(name="编辑"))
    assert desk_of("管理员").get(reverse("wagtailusers_users:edit", args=[company.pk])).status_code == 200


def test_a_superuser_closes_the_account_of_a_company(client, admin_user, company):
    client.force_login(admin_user, backend="django.contrib.auth.backends.ModelBackend")
    bulk(client, "set_active_state", company)
    assert not state(company)[0]


def test_accounts_are_not_copied():
    with pytest.raises(NoReverseMatch):
        reverse("wagtailusers_users:copy", args=[1])


@pytest.fixture
def superuser(client, admin_user):
    client.force_login(admin_user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_group_that_decides_a_stage_stays_and_says_why(superuser, process):
    group = process.stages.get(kind="review").group
    answer = superuser.post(reverse("wagtailusers_groups:delete", args=[group.pk]), follow=True)
    assert Group.objects.filter(pk=group.pk).exists()
    assert [str(message) for message in answer.context["messages"]]


def test_a_group_that_decides_nothing_is_deleted(superuser):
    group = Group.objects.create(name="示例组")
    superuser.post(reverse("wagtailusers_groups:delete", args=[group.pk]))
    assert not Group.objects.filter(pk=group.pk).exists()


def test_an_account_with_an_application_stays_and_says_why(superuser, process):
    user = factories.submitted_application(process=process).applicant
    answers = [
        superuser.post(reverse("wagtailusers_users:delete", args=[user.pk]), follow=True),
        superuser.get(reverse("wagtail_bulk_action", args=["accounts", "user", "delete"]) + f"?id={user.pk}"),
        bulk(superuser, "delete", user),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert User.objects.filter(pk=user.pk).exists()
