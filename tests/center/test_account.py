"""账户设置: number, authenticator app, choices, data, closing."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from membership.accounts.models import Closure, CodeRequest, DataExport, PhoneDevice, User
from membership.accounts.services import rescue_exports
from membership.accounts.signals import code_requested
from membership.accounts.tasks import purge_codes
from membership.notifications.models import Notice
from membership.notifications.services import queue_notice
from membership.organisations.models import Contact, Role
from membership.organisations.telling import tell_company
from tests.accounts.test_sessions import shown_digits
from tests.factories import add_person, used_account

NEW, NEW_TYPED = "+8613900139000", "139 0013 9000"
PASSWORD = "示例密码-2026"


@pytest.fixture
def codes():
    sent = []

    def record(sender, phone, code, **_):
        sent.append((phone, code))

    code_requested.connect(record)
    yield sent
    code_requested.disconnect(record)


@pytest.fixture
def owner(application, member):
    """The only person of a member, who is logged in with `member`."""
    contacts = application.organisation.contacts
    contacts.exclude(user=application.applicant).update(left_at=timezone.now(), is_primary=False)
    contacts.filter(user=application.applicant).update(is_primary=True)
    return application.applicant


def prove(client, **given):
    return client.post(reverse("center:prove"), {"action": "prove", "old_password": PASSWORD, **given})


def ask(client, phone=NEW_TYPED):
    return client.post(reverse("center:change-phone"), {"action": "send_code", "phone": phone})


def change(client, code, phone=NEW_TYPED):
    return client.post(reverse("center:change-phone"), {"action": "change", "phone": phone, "code": code})


@pytest.mark.parametrize("name", ["change-phone", "authenticator", "remove-authenticator", "close-account"])
def test_what_a_stranger_at_an_open_computer_must_not_do_asks_for_proof(owner, member, name):
    url = reverse(f"center:{name}")
    for answer in (member.get(url), member.post(url, {"understood": "on", "code": "123456"})):
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("center:prove"))
    assert User.objects.get(pk=owner.pk).is_active


def test_a_new_number_needs_proof_of_the_old_and_a_code_to_the_new(owner, member, codes):
    elsewhere = Client()
    elsewhere.force_login(owner)
    was = str(owner.phone_device.phone)
    assert prove(member, old_password="falsch").status_code == 200
    assert prove(member).status_code == 302
    ask(member)
    assert codes[-1][0] == NEW
    assert change(member, "000000" if codes[-1][1] != "000000" else "111111").status_code == 200
    assert change(member, codes[-1][1]).status_code == 302
    assert str(PhoneDevice.objects.get(user=owner).phone) == NEW
    assert set(Contact.objects.filter(user=owner).values_list("phone", flat=True)) == {NEW}
    assert Notice.objects.filter(type="phone_changed", channel="sms", recipient=was).exists()
    assert elsewhere.get(reverse("center:account")).status_code == 302
    assert member.get(reverse("center:account")).status_code == 200
    assert member.get(reverse("center:change-phone")).status_code == 302  # one proof, one change


def test_a_number_that_another_account_has_is_told_only_to_who_holds_it(owner, member, other, codes):
    taken = str(other.applicant.phone_device.phone)
    PhoneDevice.objects.update(last_generated_timestamp=None)
    prove(member)
    asked = ask(member, taken)
    assert asked.status_code == 302
    refused = change(member, codes[-1][1], taken).content.decode()
    assert "已有其他账号使用该手机号码登录" in refused
    assert str(PhoneDevice.objects.get(user=owner).phone) != taken


def test_who_was_invited_by_the_new_number_is_one_person_afterwards(owner, member, other, codes):
    contact = Contact.objects.filter(user=owner).first()
    Contact.objects.create(organisation=contact.organisation, phone=NEW, role=Role.EDITOR, name="示例同一人")
    Contact.objects.create(organisation=other.organisation, phone=NEW, role=Role.DUES, name="示例同一人")
    prove(member)
    ask(member)
    change(member, codes[-1][1])
    assert contact.organisation.contacts.filter(phone=NEW).get().user == owner
    assert other.organisation.contacts.get(phone=NEW).user == owner


def test_the_app_is_added_with_its_digits_and_proves_who_one_is(owner, member):
    prove(member)
    page = member.get(reverse("center:authenticator")).content.decode()
    assert "data:image/svg+xml" in page
    device = TOTPDevice.objects.get(user=owner)
    assert member.post(reverse("center:authenticator"), {"code": "12"}).status_code == 200
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    digits = shown_digits(device)
    assert member.post(reverse("center:authenticator"), {"code": digits}).status_code == 302
    device.refresh_from_db()
    assert device.confirmed
    TOTPDevice.objects.update(last_t=-1)
    asked = member.post(reverse("center:prove"), {"action": "prove", "code": shown_digits(device)})
    assert asked.status_code == 302
    assert member.post(reverse("center:remove-authenticator")).status_code == 302
    assert not TOTPDevice.objects.filter(user=owner).exists()
    assert Notice.objects.filter(type="authenticator_removed").exists()


def test_a_changed_password_logs_others_out_and_tells_its_owner(owner, member):
    elsewhere = Client()
    elsewhere.force_login(owner)
    new = {"new_password1": "another long word", "new_password2": "another long word"}
    given = new | {"action": "save", "old_password": PASSWORD}
    assert member.post(reverse("accounts:set-password"), given).status_code == 302
    assert elsewhere.get(reverse("center:account")).status_code == 302
    assert member.get(reverse("center:devices")).context["others"] == 0
    assert Notice.objects.filter(type="password_changed", recipient=f"user:{owner.pk}").exists()


def test_the_apps_digits_never_prove_a_new_number(owner, member):
    device = TOTPDevice.objects.create(user=owner, confirmed=True)
    PhoneDevice.objects.create(phone=NEW)
    prove(member)
    assert change(member, shown_digits(device)).status_code == 200
    assert str(PhoneDevice.objects.get(user=owner).phone) != NEW


def test_own_details_reach_the_companies_one_acts_for(owner, member):
    contact = Contact.objects.filter(user=owner).get()
    given = {"name": "示例新姓名", "email": "new@example.com", f"title-{contact.pk}": "示例主任"}
    assert member.post(reverse("center:account"), given).status_code == 302
    contact.refresh_from_db()
    assert (contact.name, contact.email, contact.title) == ("示例新姓名", "new@example.com", "示例主任")
    bad = member.post(reverse("center:account"), given | {"email": "nirgends"}).content.decode()
    assert 'value="nirgends"' in bad
    assert User.objects.get(pk=owner.pk).email == "new@example.com"


def test_what_is_switched_off_is_not_sent_but_codes_and_the_site_message_are(owner, member):
    organisation = Contact.objects.get(user=owner).organisation
    Contact.objects.filter(user=owner).update(email="owner@example.com")
    member.post(reverse("center:message-choices"), {"wanted": ["dues:email"]})
    sent = tell_company(organisation, type="invoice_issued", event="one", number="1")
    assert {notice.channel for notice in sent} == {"email", "inbox"}
    phone = str(owner.phone_device.phone)
    code = queue_notice(type="login_code", event="two", phone=phone, params={"code": "1"})
    assert {notice.channel for notice in code} == {"sms"}
    member.post(reverse("center:message-choices"), {"wanted": ["dues:sms", "dues:email"]})
    sent = tell_company(organisation, type="invoice_issued", event="three", number="1")
    assert {notice.channel for notice in sent} == {"sms", "email", "inbox"}


def test_one_gets_ones_own_data_and_nobody_elses(owner, member, other, django_capture_on_commit_callbacks):
    assert member.post(reverse("center:my-data")).url.startswith(reverse("center:prove"))
    prove(member)
    with django_capture_on_commit_callbacks(execute=True):
        member.post(reverse("center:my-data"))
    export = DataExport.objects.get()
    answer = member.get(reverse("center:data-export", args=[export.pk]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    data = json.loads(archive.read("data.json"))
    assert data["account"][0]["phone"] == str(owner.phone_device.phone)
    assert data["companies"][0]["organisation"] == Contact.objects.get(user=owner).organisation.name
    assert "index.html" in archive.namelist()
    assert any(name.startswith("files/") for name in archive.namelist())
    text = archive.read("data.json").decode()
    assert str(other.applicant.phone_device.phone) not in text
    assert not re.search(r"您的验证码是 ?\d{6}", text)
    stranger = Client()
    stranger.force_login(other.applicant)
    assert stranger.get(reverse("center:data-export", args=[export.pk])).status_code == 404
    assert Notice.objects.filter(type="data_export_ready", recipient=f"user:{owner.pk}").exists()
    member.post(reverse("center:my-data"))  # a second one on the same day
    assert DataExport.objects.count() == 1


def test_an_archive_is_deleted_after_its_days(owner, member, django_capture_on_commit_callbacks):
    prove(member)
    with django_capture_on_commit_callbacks(execute=True):
        member.post(reverse("center:my-data"))
    export = DataExport.objects.get()
    stored = export.file
    DataExport.objects.update(expires_at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        rescue_exports()
    assert not stored.storage.exists(stored.name)
    assert member.get(reverse("center:data-export", args=[export.pk])).status_code == 404


def test_the_last_owner_of_a_member_cannot_close_their_account(owner, member):
    prove(member)
    page = member.get(reverse("center:close-account")).content.decode()
    assert reverse("center:hand-over") in page
    member.post(reverse("center:close-account"), {"understood": "on"})
    assert User.objects.get(pk=owner.pk).is_active


def test_a_closed_account_leaves_nothing_of_the_person(owner, member):
    organisation = Contact.objects.get(user=owner).organisation
    add_person(organisation, Role.OWNER)
    phone, order = str(owner.phone_device.phone), organisation.orders.get()
    contact = Contact.objects.get(user=owner)
    prove(member)
    assert member.post(reverse("center:close-account"), {}).status_code == 200
    assert member.post(reverse("center:close-account"), {"understood": "on"}).status_code == 302
    owner.refresh_from_db()
    assert not owner.is_active
    assert (owner.get_full_name(), owner.email, owner.has_usable_password()) == ("", "", False)
    assert not PhoneDevice.objects.filter(phone=phone).exists()
    left = Contact.everybody.get(pk=contact.pk)
    assert (left.name, str(left.phone or ""), left.email) == ("已注销用户", "", "")
    assert organisation.contacts.owners().count() == 1
    order.refresh_from_db()
    assert order.created_by == owner  # what the company ordered stays
    assert member.get(reverse("center:account")).status_code == 302
    assert Notice.objects.filter(type="account_closed", recipient=phone).exists()


def test_after_the_time_of_logs_a_closed_account_is_forgotten_everywhere(owner, member):
    organisation = Contact.objects.get(user=owner).organisation
    add_person(organisation, Role.OWNER)
    phone = str(owner.phone_device.phone)
    prove(member)
    member.post(reverse("center:close-account"), {"understood": "on"})
    Notice.objects.filter(recipient=phone).update(status="sent")
    purge_codes()
    assert Closure.objects.get().phone == phone
    with time_machine.travel(timezone.now() + timedelta(days=191)):
        purge_codes()
    assert Closure.objects.get().phone == ""
    assert not Notice.objects.filter(recipient=phone).exists()
    assert not CodeRequest.objects.filter(phone=phone).exists()


def test_the_account_of_a_company_is_closed_by_nobody_but_the_secretariat(db, client):
    user = used_account("示例密码-2026-长").user
    client.force_login(user)
    prove(client, old_password="示例密码-2026-长")
    page = client.get(reverse("center:close-account")).content.decode()
    assert "仅秘书处可以停用" in page
    client.post(reverse("center:close-account"), {"understood": "on"})
    user.refresh_from_db()
    assert user.is_active
    assert client.get(reverse("center:change-phone")).status_code == 302
