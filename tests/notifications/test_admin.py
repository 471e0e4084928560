import pytest
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
