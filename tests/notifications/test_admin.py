import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.log_actions import registry

from membership.accounts.models import User
from membership.notifications.models import Notice, NoticeStatus, Wording
from membership.notifications.services import queue_notice
from membership.notifications.wordings import create_missing_wordings

pytestmark = pytest.mark.django_db
URLS = ("index", "inspect", "history", "resend")


@pytest.fixture
def staff(client):
    """A member of staff who holds exactly the permissions named."""

    def log_in(*codenames):
        user = User.objects.create_user("staff")
        user.user_permissions.set(Permission.objects.filter(codename__in=("access_admin", *codenames)))
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def failed(broker_is_down):
    notice = queue_notice(
        type="test_approved", event="e", phone="+8613800000001", params={"name": "示例", "amount": "1"}
    )[0]
    Notice.objects.filter(pk=notice.pk).update(status=NoticeStatus.FAILED, error="签名状态异常")
    return Notice.objects.get(pk=notice.pk)


def url(name, *args):
    return reverse(f"notice:{name}", args=args)


def test_notices_are_listed_filtered_and_searched(client, staff, failed):
    staff("view_notice")
    assert failed.recipient in client.get(url("index")).content.decode()
    for query, shown in {
        "status=failed": True,
        "status=sent": False,
        "type=test_approved": True,
        "type=test_code": False,
        "channel=sms": True,
        "q=0000001": True,
        "q=99999": False,
    }.items():
        content = client.get(f"{url('index_results')}?{query}").content.decode()
        assert (failed.recipient in content) is shown, query


def test_notice_shows_its_error_and_history(client, staff, failed):
    staff("view_notice")
    content = client.get(url("inspect", failed.pk)).content.decode()
    assert "签名状态异常" in content
    assert url("resend", failed.pk) not in content
    assert client.get(url("history", failed.pk)).status_code == 200


def test_resending_asks_then_sends_and_is_in_the_history(client, staff, failed):
    user = staff("view_notice", "resend_notice")
    assert url("resend", failed.pk) in client.get(url("inspect", failed.pk)).content.decode()
    page = client.get(url("resend", failed.pk))
    assert failed.text in page.content.decode()
    failed.refresh_from_db()
    assert failed.status == NoticeStatus.FAILED
    answer = client.post(url("resend", failed.pk), follow=True)
    failed.refresh_from_db()
    assert failed.status == NoticeStatus.QUEUED
    entry = registry.get_logs_for_instance(failed).get(action="notifications.resend")
    assert entry.user == user
    assert str(entry.message) in answer.content.decode()


def test_notice_that_was_sent_meanwhile_is_not_sent_again(client, staff, failed):
    staff("view_notice", "resend_notice")
    Notice.objects.update(status=NoticeStatus.SENT)
    assert client.get(url("resend", failed.pk)).status_code == 302
    client.post(url("resend", failed.pk))
    failed.refresh_from_db()
    assert failed.status == NoticeStatus.SENT


@pytest.mark.parametrize("permissions", [(), ("view_notice",), ("change_wording", "view_wording")])
def test_nobody_resends_without_the_permission(client, staff, failed, permissions):
    staff(*permissions)
    client.post(url("resend", failed.pk))
    failed.refresh_from_db()
    assert failed.status == NoticeStatus.FAILED


def test_notices_are_closed_to_staff_without_permission(client, staff, failed):
    staff("change_wording", "view_wording")
    for name in URLS:
        answer = client.get(url(name, *([] if name == "index" else [failed.pk])))
        assert answer.status_code == 302, name


def test_not_even_an_administrator_adds_changes_or_deletes_a_notice(client, failed, admin_user):
    client.force_login(admin_user)
    for path in ("new/", f"edit/{failed.pk}/", f"delete/{failed.pk}/"):
        assert client.get(url("index") + path).status_code == 404
    assert client.get(url("inspect", failed.pk)).status_code == 200


@pytest.mark.parametrize("status", NoticeStatus)
def test_staff_never_read_a_code(client, staff, broker_is_down, status):
    staff("view_notice", "resend_notice")
    values = {"code": "481516", "minutes": "10"}
    (notice,) = queue_notice(type="test_code", event="e", phone="+8613800000001", params=values)
    Notice.objects.update(status=status)
    for name in ("inspect", "resend", "history"):
        assert "481516" not in client.get(url(name, notice.pk), follow=True).content.decode()
    content = client.get(url("inspect", notice.pk)).content.decode()
    assert "Your code is ***" in content
    notice.refresh_from_db()
    assert "481516" in notice.text  # what waits is still sent with its code


@pytest.fixture
def wording():
    create_missing_wordings()
    return Wording.objects.get(type="test_code")


def edit(client, wording, **data):
    return client.post(reverse("wording:edit", args=[wording.pk]), {"sends_sms": "on", **data})


def test_every_type_has_its_wording_in_the_admin(client, staff, wording):
    staff("change_wording")
    content = client.get(reverse("wording:index")).content.decode()
    assert "Your code is {code}" in content
    assert "{name} was approved" in content
    assert client.get(reverse("wording:index") + "new/").status_code == 404


def test_editor_sees_the_wording_with_example_values(client, staff, wording):
    staff("change_wording")
    content = client.get(reverse("wording:edit", args=[wording.pk])).content.decode()
    assert "Your code is 123456, good for 10 minutes." in content
    assert "{code} {minutes}" in content


def test_edited_wording_is_kept_and_in_the_history(client, staff, wording):
    staff("change_wording")
    assert edit(client, wording, text="验证码 {code}").status_code == 302
    wording.refresh_from_db()
    assert wording.text == "验证码 {code}"
    assert registry.get_logs_for_instance(wording).filter(action="wagtail.edit").exists()


def test_wording_left_as_it_came_follows_the_system(client, staff, wording):
    staff("change_wording")
    edit(client, wording, text="Your code is {code}, good for {minutes} minutes.")
    wording.refresh_from_db()
    assert wording.text == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{code} {password}", "unknown"),
        ("{code} {code.__class__}", "unknown"),
        ("{code} {}", "unknown"),
        ("{code} {minutes", "broken"),
        ("code}", "broken"),
        ("No code at all", "missing"),
    ],
)
def test_wording_with_a_wrong_placeholder_is_refused_and_says_which_are_allowed(
    client, staff, wording, text, code
):
    staff("change_wording")
    answer = edit(client, wording, text=text)
    assert answer.status_code == 200
    [error] = answer.context["form"].errors["text"].as_data()
    assert error.code == code
    if code != "missing":
        assert "{code} {minutes}" in " ".join(error.messages)
    wording.refresh_from_db()
    assert wording.text == ""


def test_a_secret_message_cannot_be_switched_off_everywhere(client, staff, wording, broker_is_down):
    staff("change_wording")
    page = client.post(reverse("wording:edit", args=[wording.pk]), {"text": ""})
    assert page.context["form"].errors["sends_sms"]
    wording.refresh_from_db()
    assert wording.sends_sms
    Wording.objects.update(sends_sms=False, sends_email=False)
    values = {"code": "481516", "minutes": "10"}
    assert queue_notice(type="test_code", event="e", phone="+8613800000001", params=values)


def test_a_secret_message_is_never_kept_on_the_site(client, staff, wording):
    staff("change_wording")
    page = client.get(reverse("wording:edit", args=[wording.pk]))
    assert "sends_inbox" not in page.context["form"].fields
    Wording.objects.update(sends_inbox=True)
    values = {"code": "481516", "minutes": "10"}
    assert queue_notice(type="test_code", event="e", mailbox="user:1", params=values) == []


def test_any_other_message_can_be_switched_off_channel_by_channel(client, staff, wording):
    staff("change_wording")
    other = Wording.objects.get(type="test_approved")
    edit(client, other, text="")
    other.refresh_from_db()
    assert (other.sends_sms, other.sends_email, other.sends_inbox) == (True, False, False)


def test_the_list_of_messages_names_variables_and_channels(client, staff, wording):
    staff("change_wording")
    Wording.objects.filter(type="test_approved").update(sends_sms=False)
    page = BeautifulSoup(client.get(reverse("wording:index")).content, "html.parser")
    (row,) = [row for row in page.find_all("tr") if "{name} was approved" in row.text]
    assert "{name} {amount}" in row.text
    assert [badge.text for badge in row.select(".desk-badge")] == ["邮件", "站内信"]


def test_editor_sees_each_channel_as_it_will_be(client, staff, wording):
    staff("change_wording")
    approved = Wording.objects.get(type="test_approved")
    page = client.get(reverse("wording:edit", args=[approved.pk]))
    sms, email, inbox = page.context["previews"]
    assert sms.text == inbox.text == "示例公司 was approved and pays 2000.00."
    assert (sms.characters, sms.segments) == (35, 1)
    assert "<p style=" in email.html  # written into the elements: mail programs drop stylesheets
    frame = BeautifulSoup(page.content, "html.parser").iframe
    assert not frame["sandbox"]
    assert "示例公司 was approved" in frame["srcdoc"]


def test_preview_follows_what_is_typed_and_keeps_nothing(client, staff, wording):
    staff("change_wording")
    approved = Wording.objects.get(type="test_approved")
    address = reverse("wording:preview", args=[approved.pk])
    typed = {"text": "好" * 71, "subject": "致 {name}", "email_text": "<b>{amount}</b>", "sends_email": "on"}
    sms, email, _inbox = client.post(address, typed).context["previews"]
    assert (sms.characters, sms.segments, sms.is_on) == (71, 2, False)
    assert (email.subject, email.is_on) == ("致 示例公司", True)
    assert "&lt;b&gt;2000.00&lt;/b&gt;" in email.html
    assert "{nonsense}" in client.post(address, {"text": "{nonsense}"}).content.decode()
    approved.refresh_from_db()
    assert approved.text == ""


@pytest.mark.parametrize("field", ["text", "subject", "email_text", "inbox_text"])
def test_a_variable_that_does_not_exist_is_refused_beside_its_text(client, staff, wording, field):
    staff("change_wording")
    approved = Wording.objects.get(type="test_approved")
    page = edit(client, approved, **{field: "{name} {nonsense}"})
    [error] = page.context["form"].errors[field].as_data()
    assert error.code == "unknown"


def test_staff_send_themselves_a_test_over_every_channel(client, staff, wording, broker_is_down):
    user = staff("change_wording")
    approved = Wording.objects.get(type="test_approved")
    Wording.objects.update(sends_sms=False)
    address = reverse("wording:test", args=[approved.pk])
    to = {"phone": "13800000009", "email": "staff@example.com", "inbox": "on"}
    assert client.post(address, to).status_code == 302
    assert dict(Notice.objects.values_list("channel", "recipient")) == {
        "sms": "+8613800000009",
        "email": "staff@example.com",
        "inbox": f"user:{user.pk}",
    }
    assert {notice.params["name"] for notice in Notice.objects.all()} == {"示例公司"}
    assert registry.get_logs_for_instance(approved).filter(action="notifications.test", user=user).exists()
    assert client.post(address, {"email": "nobody"}).context["form"].errors["email"]
    assert client.post(address, {}).context["form"].non_field_errors()
