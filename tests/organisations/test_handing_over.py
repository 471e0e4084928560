"""A company in other hands."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from membership.errors import IllegalTransition
from membership.notifications.models import Notice
from membership.organisations.errors import NotAnOwner, ReasonMissing
from membership.organisations.models import Contact, Handover, Role
from membership.organisations.permissions import user_can_act
from membership.organisations.services import Person, hand_over, link_contacts, open_enterprise_account
from tests.factories import UserFactory, company, joined_application, used_account

pytestmark = pytest.mark.django_db

TAKER = Person("+8613800000066", "示例接任")
PASSWORD = "a long password"


@pytest.fixture
def application():
    return joined_application()


@pytest.fixture
def owner(application, client):
    """A browser logged in as the owner, with a password."""
    user = application.applicant
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def plan(client, application, **changes):
    given = {"name": TAKER.name, "phone": "138 0000 0066", "title": "", "email": "", "keeps": ""}
    giver = application.organisation.contacts.get(user=application.applicant)
    return client.post(
        reverse("center:hand-over"),
        given | {"giver": giver.pk, "company": application.organisation.pk} | changes,
    )


def confirm(client, **given):
    return client.post(reverse("center:confirm-handover"), {"action": "confirm", **given})


def test_an_owner_hands_over_with_the_password_and_is_out(owner, application):
    assert plan(owner, application).url == reverse("center:confirm-handover")
    page = owner.get(reverse("center:confirm-handover")).content.decode()
    assert TAKER.name in page
    assert confirm(owner, old_password="wrong").status_code == 200
    assert not Handover.objects.exists()
    assert confirm(owner, old_password=PASSWORD).url == reverse("center:home")
    assert application.name not in owner.get(reverse("center:home")).content.decode()
    assert owner.get(reverse("center:order", args=[application.order.number])).status_code == 404


def test_an_owner_hands_over_with_a_code_to_their_own_phone(owner, application):
    plan(owner, application)
    owner.post(reverse("center:confirm-handover"), {"action": "send_code"})
    code = Notice.objects.get(type="login_code").params["code"]
    phone = str(application.organisation.contacts.get(user=application.applicant).phone)
    assert Notice.objects.get(type="login_code").recipient == phone
    assert confirm(owner, code="000000" if code != "000000" else "111111").status_code == 200
    assert confirm(owner, code=code).status_code == 302
    assert Handover.objects.get().taker.name == TAKER.name


def test_the_next_owner_logs_in_by_code_and_finds_everything(owner, application):
    plan(owner, application)
    confirm(owner, old_password=PASSWORD)
    taker = application.organisation.contacts.get(phone=TAKER.phone)
    assert (taker.role, taker.is_primary) == (
        Role.OWNER,
        False,
    )  # the contact named in the form stays primary
    successor = UserFactory(phone=TAKER.phone)
    link_contacts(user=successor, phone=TAKER.phone)
    browser = Client()
    browser.force_login(successor)
    assert browser.get(reverse("dues:invoice", args=[application.order.number])).status_code == 200


def test_history_is_kept_and_both_are_told(owner, application):
    giver = application.organisation.contacts.get(user=application.applicant)
    plan(owner, application)
    confirm(owner, old_password=PASSWORD)
    handover = Handover.objects.get()
    assert (handover.giver, handover.giver_role, handover.by) == (giver, "", application.applicant)
    assert ModelLogEntry.objects.filter(action="organisations.handed_over").count() == 1
    told = Notice.objects.filter(type="company_handed_over", channel="sms")
    assert set(told.values_list("recipient", flat=True)) == {str(giver.phone), TAKER.phone}
    assert Contact.everybody.get(pk=giver.pk).left_at is not None


def test_the_bill_still_names_who_applied(owner, application):
    Contact.objects.filter(user=application.applicant).update(name="示例前任")
    plan(owner, application)
    confirm(owner, old_password=PASSWORD)
    successor = UserFactory(phone=TAKER.phone)
    Contact.objects.filter(phone=TAKER.phone).update(user=successor)
    successor.set_password(PASSWORD)
    successor.save()
    browser = Client()
    browser.force_login(successor)
    assert "示例前任" in browser.get(reverse("center:orders")).content.decode()


def test_an_owner_may_keep_a_lesser_role(owner, application):
    plan(owner, application, keeps="editor")
    confirm(owner, old_password=PASSWORD)
    assert user_can_act(application.applicant, application.organisation, Role.EDITOR)
    assert not user_can_act(application.applicant, application.organisation, Role.DUES)
    assert owner.get(reverse("center:listing")).status_code == 200


def test_the_companys_account_gets_a_new_password_that_only_the_next_owner_receives():
    account = used_account(PASSWORD)
    giver = account.organisation.contacts.get()
    browser = Client()
    browser.force_login(account.user, backend="django.contrib.auth.backends.ModelBackend")
    hand_over(organisation=account.organisation, contact=giver, to_person=TAKER, by=account.user)
    account.user.refresh_from_db()
    assert account.user.must_change_password
    assert not account.user.check_password(PASSWORD)
    assert browser.get("/member/").url.startswith("/account/login/")
    sent = Notice.objects.filter(type="enterprise_password_sent")
    assert {each.recipient for each in sent if each.channel == "sms"} == {TAKER.phone}


def test_with_the_companys_account_any_owner_is_handed_over_by_a_code_to_that_owner(application, client):
    account = open_enterprise_account(organisation=application.organisation, by=None)
    account.user.must_change_password = False
    account.user.save()
    client.force_login(account.user, backend="django.contrib.auth.backends.ModelBackend")
    plan(client, application)
    client.post(reverse("center:confirm-handover"), {"action": "send_code"})
    code = Notice.objects.get(type="login_code")
    assert code.recipient == str(application.organisation.contacts.get(user=application.applicant).phone)
    assert confirm(client, code=code.params["code"]).url == "/account/login/"


def test_nobody_hands_over_what_is_not_theirs(owner, application):
    organisation, other = application.organisation, company().contacts.get()
    own = organisation.contacts.get(user=application.applicant)
    assert plan(owner, application, giver=other.pk).status_code == 200
    assert plan(owner, application, phone=str(own.phone)).status_code == 200
    assert confirm(owner, old_password=PASSWORD).url == reverse("center:hand-over")
    with pytest.raises(NotAnOwner):
        hand_over(organisation=organisation, contact=other, to_person=TAKER, by=application.applicant)


def test_staff_hand_over_with_a_reason_only():
    given = {"to_person": TAKER, "by": UserFactory(phone=False), "by_staff": True}
    giver = company().contacts.get()
    given |= {"organisation": giver.organisation, "contact": giver}
    with pytest.raises(ReasonMissing):
        hand_over(**given, reason=" ")
    handover = hand_over(**given, reason="原负责人离职")
    assert (handover.by_staff, handover.reason) == (True, "原负责人离职")
    with pytest.raises(IllegalTransition):
        hand_over(**given, reason="再次移交")
