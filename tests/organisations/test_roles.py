"""Who acts for a company, and what each role opens."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from membership.organisations.errors import LastOwner
from membership.organisations.models import Contact, Role
from membership.organisations.permissions import mailboxes_of, user_can_act
from membership.organisations.services import (
    Person,
    add_person,
    change_role,
    open_enterprise_account,
    remove_person,
)
from tests.factories import UserFactory, company, joined_application
from tests.factories import add_person as person_with

pytestmark = pytest.mark.django_db

ACTORS = ("owner", "dues", "editor", "account")
ROOMS = {  # owner, dues, editor, the company's own account
    "center:home": "yes yes yes yes",
    "center:listing": "yes no yes yes",
    "center:certificates": "yes yes yes yes",
    "center:orders": "yes yes no yes",
    "center:order": "yes yes no yes",
    "center:people": "yes yes yes yes",
    "center:edit-profile": "yes no yes yes",
    "center:enter-revenue": "yes no yes yes",
    "center:add-person": "yes no no yes",
    "center:hand-over": "yes no no yes",
    "center:remove-person": "yes no no yes",
    "center:account": "yes yes yes yes",
    "dues:voucher": "yes yes no yes",
    "dues:invoice": "yes yes no yes",
    "dues:state": "yes yes no yes",
}
IN_MENU = {
    "owner": {"listing", "orders"},
    "dues": {"orders"},
    "editor": {"listing"},
    "account": {"listing", "orders"},
}


@pytest.fixture
def application():
    return joined_application()


@pytest.fixture
def actors(application):
    """One account for each role, and the company's own, each with a password of its own."""
    organisation = application.organisation
    account = open_enterprise_account(organisation=organisation, by=None)
    account.user.must_change_password = False
    found = {
        "owner": application.applicant,
        "dues": person_with(organisation, Role.DUES),
        "editor": person_with(organisation, Role.EDITOR),
        "account": account.user,
    }
    for user in found.values():
        user.set_password("a long password")
        user.save()
    return found


def address(name, application):
    if name in ("center:order", "dues:voucher", "dues:invoice", "dues:state"):
        return reverse(name, args=[application.order.number])
    if name == "center:remove-person":
        return reverse(name, args=[application.organisation.contacts.get(role=Role.EDITOR).pk])
    return reverse(name)


@pytest.mark.parametrize("actor", ACTORS)
def test_each_role_enters_its_rooms_only_and_is_told_so_in_words(actor, actors, application, client):
    client.force_login(actors[actor], backend="django.contrib.auth.backends.ModelBackend")
    for name, row in ROOMS.items():
        response = client.get(address(name, application))
        allowed = row.split()[ACTORS.index(actor)] == "yes"
        assert response.status_code == (200 if allowed else 403), name
        if not allowed:
            assert f"角色是“{Role(actor).label}”" in response.content.decode()
            assert "负责人" in response.content.decode()


@pytest.mark.parametrize("actor", ACTORS)
def test_the_menu_shows_only_what_the_role_may_enter(actor, actors, application, client):
    client.force_login(actors[actor], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("center:home")).content.decode()
    menu = page[page.index("side-nav__list") : page.index("app-shell__room")]
    for room in ("listing", "orders"):
        assert (reverse(f"center:{room}") in menu) == (room in IN_MENU[actor]), room


@pytest.mark.parametrize("actor", ACTORS)
def test_vouchers_open_to_who_pays(actor, actors, application, client):
    client.force_login(actors[actor], backend="django.contrib.auth.backends.ModelBackend")
    voucher = application.order.vouchers.get().files.get()
    expected = 404 if actor == "editor" else 200
    assert client.get(voucher.get_absolute_url()).status_code == expected


def test_the_people_of_another_company_do_not_exist(actors, application, client):
    other = company().contacts.get()
    client.force_login(actors["owner"], backend="django.contrib.auth.backends.ModelBackend")
    for name in ("center:person-role", "center:remove-person"):
        assert client.post(reverse(name, args=[other.pk]), {"role": "dues"}).status_code == 404
    other.refresh_from_db()
    assert (other.role, other.left_at) == (Role.OWNER, None)


def test_a_posted_page_speaks_of_the_company_it_was_opened_for(actors, client):
    """Somebody who edits for one company cannot add people to it by way of another that is theirs."""
    own, theirs = joined_application(), joined_application()
    person_with(theirs.organisation, Role.EDITOR)
    editor = theirs.organisation.contacts.get(role=Role.EDITOR)
    Contact.objects.create(
        organisation=own.organisation, user=editor.user, phone=editor.phone, role=Role.OWNER
    )
    editor.user.set_password("a long password")
    editor.user.save()
    client.force_login(editor.user, backend="django.contrib.auth.backends.ModelBackend")
    posted = {"name": "示例", "phone": "13900000001", "role": "owner", "company": theirs.organisation.pk}
    assert client.post(reverse("center:add-person"), posted).status_code == 403
    assert not theirs.organisation.contacts.filter(phone="+8613900000001").exists()


def test_somebody_added_by_phone_logs_in_by_code_and_acts(actors, application, client):
    client.force_login(actors["owner"], backend="django.contrib.auth.backends.ModelBackend")
    given = {"name": "示例同事", "phone": "138 0000 0077", "role": "dues", "title": "", "email": ""}
    answer = client.post(
        reverse("center:add-person"),
        given | {"company": application.organisation.pk},
    )
    assert answer.url == reverse("center:people")
    again = client.post(reverse("center:add-person"), given | {"company": application.organisation.pk})
    assert "该手机号已是单位成员" in again.content.decode()
    colleague = UserFactory(phone="+8613800000099")
    contact = application.organisation.contacts.get(phone="+8613800000077")
    assert (contact.role, contact.user, contact.is_primary) == (Role.DUES, None, False)
    assert not user_can_act(colleague, application.organisation)


def test_the_last_owner_cannot_go_nor_become_less():
    organisation = company()
    owner = organisation.contacts.get()
    person_with(organisation, Role.EDITOR)
    with pytest.raises(LastOwner):
        remove_person(contact=owner, by=owner.user)
    with pytest.raises(LastOwner):
        change_role(contact=owner, role=Role.DUES, by=owner.user)


def test_messages_go_to_an_owner_when_the_primary_contact_leaves():
    organisation = company()
    first = organisation.contacts.get()
    second = add_person(
        organisation=organisation, person=Person("+8613800000055", "示例接替"), role=Role.OWNER, by=first.user
    )
    remove_person(contact=first, by=first.user)
    second.refresh_from_db()
    assert second.is_primary


def test_who_has_left_stays_in_the_history_and_may_come_again(actors, application):
    organisation, owner = application.organisation, application.applicant
    dues = organisation.contacts.get(role=Role.DUES)
    remove_person(contact=dues, by=owner)
    assert not user_can_act(dues.user, organisation)
    assert Contact.everybody.get(pk=dues.pk).name == dues.name
    again = add_person(organisation=organisation, person=Person(str(dues.phone)), role=Role.EDITOR, by=owner)
    assert again.pk != dues.pk
    assert user_can_act(dues.user, organisation, Role.EDITOR)


def test_who_left_no_longer_reads_what_they_once_applied_with(application, client, time_machine):
    applicant, organisation = application.applicant, application.organisation
    person_with(organisation, Role.OWNER)
    for contact in organisation.contacts.filter(user=applicant):
        remove_person(contact=contact, by=applicant)
    time_machine.move_to(timezone.now() + timedelta(days=2))  # what one uploaded today one may look at
    client.force_login(applicant)
    assert client.get(application.licence.get_absolute_url()).status_code == 404
    assert application.name not in client.get("/join/", follow=True).content.decode()


def test_mailboxes_are_ones_own_and_those_of_the_companies(actors, application):
    box = f"organisation:{application.organisation.pk}"
    for user in actors.values():
        assert mailboxes_of(user) == [f"user:{user.pk}", box]
