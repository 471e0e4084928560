"""Messages on the site: written at once, read by each for themselves, open to whoever has a mailbox."""

import threading

import pytest
from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from membership.joining.models import Review
from membership.joining.services import Verdict, review_application
from membership.notifications.models import Notice, NoticeStatus, Reading, Wording
from membership.notifications.services import queue_notice
from tests.factories import UserFactory, joined_application, submitted_application

pytestmark = pytest.mark.django_db
MESSAGES = reverse("center:messages")
VALUES = {"name": "示例公司", "amount": "2000.00"}


def write(mailbox, event="test:1", type="test_approved", **kwargs) -> Notice:
    (notice,) = queue_notice(type=type, event=event, mailbox=mailbox, params=VALUES, **kwargs)
    return notice


def page_of(client, address=MESSAGES, **query) -> BeautifulSoup:
    answer = client.get(address, query, headers={"accept-language": "zh-CN"})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def unread_in(page) -> list[str]:
    """What the menu of the center and the header of the site say."""
    places = (".side-nav", ".header__buttons")
    found = [page.select_one(f"{place} .count [aria-hidden]") for place in places]
    return [count.text if count else "" for count in found]


@pytest.fixture
def applicant(client):
    """An account that has no company yet."""
    user = UserFactory()
    client.force_login(user)
    return user


def test_a_message_on_the_site_arrives_with_what_it_tells_and_vanishes_with_it():
    with transaction.atomic():
        notice = write("organisation:1")
        assert (notice.status, notice.channel) == (NoticeStatus.SENT, "inbox")
        assert notice.sent_at is not None
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_each_channel_that_has_an_address_gets_its_own_row_once(broker_is_down):
    to = {"phone": "+8613800000001", "email": "li@example.com", "mailbox": "user:1"}
    first = queue_notice(type="test_approved", event="e", params=VALUES, **to)
    assert [notice.channel for notice in first] == ["sms", "email", "inbox"]
    assert queue_notice(type="test_approved", event="e", params=VALUES, **to) == first
    assert Notice.objects.count() == 3


def test_only_the_channels_are_used_that_editors_and_the_process_want(broker_is_down):
    to = {"phone": "+8613800000001", "email": "li@example.com", "mailbox": "user:1"}
    Wording.objects.create(type="test_approved", sends_email=False)
    sent = queue_notice(type="test_approved", event="e", params=VALUES, channels=["email", "inbox"], **to)
    assert [notice.channel for notice in sent] == ["inbox"]


def test_an_applicant_who_is_no_member_yet_reads_messages(client, applicant):
    notice = write(f"user:{applicant.pk}", link="/join/")
    page = page_of(client)
    assert unread_in(page) == ["1", "1"]
    assert "Approved" in page.select_one(".mailbox__item--unread").text
    opened = page_of(client, reverse("center:message", args=[notice.pk]))
    assert "示例公司 was approved" in opened.select_one(".message__text").text
    door = opened.select_one(".message .button")
    assert (door.text, door["href"]) == ("查看详情", "/join/")
    assert unread_in(opened) == ["", ""]
    assert page_of(client).select(".mailbox__item--unread") == []


def test_an_empty_room_says_so(client, applicant):
    assert "暂无消息" in page_of(client).select_one(".empty").text


def test_a_companys_message_is_read_by_each_of_its_people_for_themselves(client):
    application = joined_application()
    organisation = application.organisation
    colleague = UserFactory()
    organisation.contacts.create(user=colleague, phone="+8613900009999", name="同事")
    notice = write(f"organisation:{organisation.pk}")
    client.force_login(colleague)
    page_of(client, reverse("center:message", args=[notice.pk]))
    assert [reading.user for reading in Reading.objects.filter(notice=notice)] == [colleague]
    client.force_login(application.applicant)
    assert notice.subject in [
        span.text[2:] for span in page_of(client).select(".mailbox__item--unread .mailbox__subject")
    ]


def test_somebody_elses_message_does_not_exist(client, applicant):
    other = UserFactory()
    for mailbox in (f"user:{other.pk}", "organisation:1"):
        notice = write(mailbox)
        assert client.get(reverse("center:message", args=[notice.pk])).status_code == 404
    sms = queue_notice(type="test_approved", event="sms", phone="+8613800000001", params=VALUES)[0]
    assert client.get(reverse("center:message", args=[sms.pk])).status_code == 404
    assert not Reading.objects.exists()


def test_messages_are_narrowed_by_kind_and_by_having_been_read(client, applicant):
    mailbox = f"user:{applicant.pk}"
    read, unread = write(mailbox, "1"), write(mailbox, "2")
    Reading.objects.create(notice=read, user=applicant)

    def shown(**query):
        links = page_of(client, **query).select(".mailbox__link")
        return {int(link["href"].rstrip("/").rpartition("/")[2]) for link in links}

    assert shown() == {read.pk, unread.pk}
    assert shown(state="unread") == {unread.pk}
    assert shown(state="read") == {read.pk}
    assert shown(type="test_approved") == {read.pk, unread.pk}
    assert shown(type="nonsense", state="nonsense") == {read.pk, unread.pk}


def test_all_are_marked_read_at_once_and_only_ones_own(client, applicant):
    for number in range(3):
        write(f"user:{applicant.pk}", str(number))
    others = write("user:999999")
    assert client.get(reverse("center:messages-read")).status_code == 405
    assert client.post(reverse("center:messages-read")).status_code == 302
    assert Reading.objects.filter(user=applicant).count() == 3
    assert not others.readings.exists()
    assert unread_in(page_of(client)) == ["", ""]


def test_the_room_asks_the_same_of_the_database_for_one_message_as_for_many(client, applicant):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            page_of(client)
        return len(asked)

    write(f"user:{applicant.pk}", "first")
    page_of(client)
    for_one = cost()
    for number in range(25):
        write(f"user:{applicant.pk}", str(number))
    assert cost() == for_one
    assert len(page_of(client).select(".mailbox__item")) == 20
    assert len(page_of(client, page=2).select(".mailbox__item")) == 6


def test_visitors_log_in_first(client):
    assert client.get(MESSAGES)["Location"].startswith("/account/login/")


def test_the_result_of_a_review_reaches_the_applicant_over_the_channels_of_the_process(broker_is_down):
    application = submitted_application(contact_email="li@example.com")
    process = application.process
    process.sends_sms, process.sends_email, process.sends_inbox = False, True, True
    process.save()
    review_application(
        application=application,
        verdict=Verdict(Review.Decision.RETURN, comment="请补充"),
        reviewer=UserFactory(phone=False, staff="reviewer", is_superuser=True),
        submission=application.submissions,
    )
    told = Notice.objects.filter(type="application_returned")
    assert dict(told.values_list("channel", "recipient")) == {
        "email": "li@example.com",
        "inbox": f"user:{application.applicant_id}",
    }


@pytest.mark.django_db(transaction=True)
def test_fifty_tellings_at_once_leave_one_message_for_each_channel(monkeypatch):
    monkeypatch.setattr("membership.notifications.tasks.hurry", lambda notice_id: None)
    to = {"phone": "+8613800000001", "email": "li@example.com", "mailbox": "user:1"}
    barrier, errors = threading.Barrier(10), []

    def tell():
        try:
            barrier.wait(30)
            for _ in range(5):
                queue_notice(type="test_approved", event="paid:1", params=VALUES, **to)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=tell) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(Notice.objects.values_list("channel", flat=True)) == ["email", "inbox", "sms"]
