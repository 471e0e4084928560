import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.permissions import policy_registry

from membership.accounts.models import User
from membership.desk import roles
from membership.desk.roles import create_roles
from membership.dues.models import InvoiceRequest, Order, Payment, Voucher
from membership.joining.models import Application
from membership.organisations.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = {
    "applications:index": {"审核", "领导", "管理员"},
    "organisations:index": {"审核", "领导", "管理员"},
    "memberships:index": {"审核", "财务", "领导", "管理员"},
    "vouchers:index": {"财务", "领导", "管理员"},
    "orders:index": {"财务", "领导", "管理员"},
    "payments:index": {"财务", "领导", "管理员"},
    "invoice_requests:index": {"财务", "领导", "管理员"},
    "levels:index": {"管理员"},
    "industries:index": {"管理员"},
    "categories:index": {"管理员"},
    "joining_processes:index": {"管理员"},
    "wagtailusers_users:index": {"管理员"},
    "wagtailimages:index": {"编辑", "管理员"},
}


@pytest.mark.parametrize("role", [role.name for role in roles.ROLES])
def test_each_role_opens_its_lists_and_no_other(desk_of, role):
    browser = desk_of(role)
    opened = {name for name in LISTS if browser.get(reverse(name)).status_code == 200}
    assert opened == {name for name, allowed in LISTS.items() if role in allowed}


@pytest.mark.parametrize("role", [role.name for role in roles.ROLES])
def test_each_role_finds_only_its_own_in_the_menu(desk_of, role):
    page = desk_of(role).get(reverse("wagtailadmin_home")).text
    for name, allowed in LISTS.items():
        assert (f'"{reverse(name)}"' in page) == (role in allowed), name


@pytest.mark.parametrize("role", ["编辑", "财务"])
def test_the_page_of_an_application_is_refused_to_other_roles(desk_of, process, role):
    application = factories.submitted_application(process=process)
    browser = desk_of(role)
    for name in ("applications:inspect", "applications:history", "applications:history_results"):
        assert browser.get(reverse(name, args=[application.pk])).status_code in (302, 403)
    decision = {"decision": "approve", "submission": 1}
    assert browser.post(reverse("applications:inspect", args=[application.pk]), decision).status_code in (
        302,
        403,
    )
    application.refresh_from_db()
    assert application.status == Application.Status.SUBMITTED


@pytest.mark.parametrize("role", ["编辑", "审核", "领导"])
def test_only_finance_confirms_a_voucher(desk_of, role):
    voucher = factories.voucher_for(factories.approved_application().order)
    answer = desk_of(role).post(
        reverse("vouchers:inspect", args=[voucher.pk]),
        {"decision": "confirm", "received_on": "2026-01-01", "amount": "2000.00"},
    )
    assert answer.status_code in (302, 403)
    voucher.refresh_from_db()
    assert voucher.status == Voucher.Status.SUBMITTED


def test_drafts_are_not_shown_to_staff(desk_of, process):
    draft = factories.draft_application(process=process)
    browser = desk_of("审核")
    for name in ("applications:inspect", "applications:history"):
        assert browser.get(reverse(name, args=[draft.pk])).status_code == 404
    assert draft not in browser.get(reverse("applications:index") + "?scope=all").context["object_list"]


@pytest.mark.parametrize("model", [Application, Organisation, Order, Voucher, Payment, InvoiceRequest])
def test_nobody_adds_edits_or_deletes_a_record_by_form(admin_user, model):
    policy = policy_registry.get_by_type(model)
    assert policy.user_has_permission(admin_user, "view")
    for action in ("add", "change", "delete"):
        assert not policy.user_has_permission(admin_user, action)
        assert not policy.users_with_permission(action).exists()


def test_roles_keep_what_administrators_changed():
    group = Group.objects.get(name=roles.FINANCE.name)
    group.permissions.clear()
    pages = GroupPagePermission.objects.count()
    call_command("migrate", verbosity=0)
    assert not group.permissions.exists()
    assert GroupPagePermission.objects.count() == pages


def test_a_missing_role_is_made_again():
    Group.objects.get(name=roles.LEADERSHIP.name).delete()
    create_roles()
    codenames = Group.objects.get(name=roles.LEADERSHIP.name).permissions.values_list("codename", flat=True)
    assert {"access_admin", "view_application", "view_order"} <= set(codenames)
    assert not {name for name in codenames if name.startswith(("add_", "change_", "delete_"))}


def test_every_permission_of_every_role_exists():
    for role in roles.ROLES:
        wanted = {name.partition(".")[2] for name in role.permissions}
        held = Group.objects.get(name=role.name).permissions.values_list("codename", flat=True)
        assert wanted <= set(held), wanted - set(held)


def test_who_keeps_users_neither_makes_nor_changes_superusers(desk_of):
    boss = User.objects.create_superuser("boss", password="a long password")
    browser = desk_of("管理员")
    assert browser.get(reverse("wagtailusers_users:edit", args=[boss.pk])).status_code in (302, 403)
    given = {
        "email": "a@example.com",
        "first_name": "a",
        "last_name": "b",
        "is_superuser": "on",
        "username": "new",
    }
    given |= {"password1": "quite a long one 7", "password2": "quite a long one 7"}
    browser.post(reverse("wagtailusers_users:add"), given)
    assert not User.objects.get(username="new").is_superuser
    assert User.objects.filter(is_superuser=True).count() == 1
