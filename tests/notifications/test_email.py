"""Emails: what they look like, and that no letter is sent twice after a mail server fell silent."""

import email
import json
import re
import socket
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from membership.notifications.models import Notice, NoticeStatus, NotificationSettings, Wording
from membership.notifications.services import queue_notice, rescue_notices, resend_notice, send_notice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker_is_down")]
S = NoticeStatus
VALUES = {"name": "示例公司", "amount": "2000.00"}
FILES = "membership.notifications.channels.email.files.FileBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def queue(to="li@example.com", type="test_approved", event="test:1", params=VALUES, **kwargs) -> Notice:
    (notice,) = queue_notice(type=type, event=event, email=to, params=params, **kwargs)
    return notice


def send(notice) -> Notice:
    send_notice(notice_id=notice.pk)
    notice.refresh_from_db()
    return notice


@pytest.fixture
def letterhead():
    image = get_image_model().objects.create(title="Logo", file=get_test_image_file())
    kept = NotificationSettings.load()
    kept.association, kept.logo = "示例协会", image
    kept.address, kept.phone, kept.signature = "北京市西城区示例路 1 号", "010-00000000", "示例协会秘书处"
    kept.reply_to = "office@example.org"
    kept.save()
    return kept


def test_an_email_says_the_same_as_text_and_as_html_on_the_letterhead(letterhead, settings):
    settings.DEFAULT_FROM_EMAIL, settings.PUBLIC_URL = "no-reply@example.org", "https://www.example.org"
    notice = send(queue(link="/member/"))
    assert notice.status == S.SENT
    (letter,) = mail.outbox
    assert letter.subject == "Approved"
    assert letter.body.startswith(
        "示例公司 was approved and pays 2000.00.\n\nhttps://www.example.org/member/"
    )
    ((html, kind),) = [(part.content, part.mimetype) for part in letter.alternatives]
    assert kind == "text/html"
    for words in ("示例公司 was approved", "示例协会秘书处", "北京市西城区示例路 1 号", "010-00000000"):
        assert words in html
        assert words in letter.body
    assert 'href="https://www.example.org/member/"' in html
    parsed = email.message_from_bytes(letter.message().as_bytes(), policy=policy.default)
    assert parsed["From"].addresses[0].display_name == "示例协会"
    assert parsed["Reply-To"] == "office@example.org"
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert parsed.get_content_type() == "multipart/related"
    (logo,) = [part for part in parsed.walk() if part.get_content_maintype() == "image"]
    assert f'src="cid:{logo["Content-ID"].strip("<>")}"' in html


def test_styles_are_written_into_the_elements_of_an_email():
    send(queue(link="/member/"))
    html = mail.outbox[0].alternatives[0].content
    assert re.search(r'<a class="button" href="[^"]+" style="[^"]*background-color', html)
    assert "<link" not in html
    assert "{" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def test_what_people_typed_is_never_read_as_html():
    send(queue(params={"name": '<script>alert("x")</script>', "amount": "1 & 2"}))
    html = mail.outbox[0].alternatives[0].content
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "1 &amp; 2" in html


def test_a_line_break_in_a_value_makes_no_header():
    Wording.objects.create(type="test_approved", subject="{name}")
    notice = send(queue(params={"name": "示例\r\nBcc: all@example.com", "amount": "1"}))
    assert notice.status == S.SENT
    assert mail.outbox[0].subject == "示例 Bcc: all@example.com"


def test_without_a_mail_server_emails_become_lines_of_a_file(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.MAIL_CONSOLE_FILE = FILES, tmp_path / "mail.jsonl"
    notice = send(queue())
    line = json.loads(settings.MAIL_CONSOLE_FILE.read_text("utf-8"))
    assert (line["to"], line["subject"]) == ("li@example.com", "Approved")
    assert "示例公司 was approved" in line["text"]
    assert "示例公司 was approved" in line["html"]
    assert line["sent_at"]
    assert line["id"] == str(notice.reference)


def test_every_sending_of_a_notice_has_the_same_message_id(admin_user):
    notice = send(queue())
    Notice.objects.update(status=S.UNKNOWN)
    notice.refresh_from_db()
    resend_notice(notice=notice, by=admin_user)
    send(notice)
    first, second = (letter.extra_headers for letter in mail.outbox)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["X-Notice-Reference"] != second["X-Notice-Reference"]
    assert send(queue(event="test:2")).pk != notice.pk
    assert mail.outbox[2].extra_headers["Message-ID"] != first["Message-ID"]


def test_a_secret_in_an_email_is_masked_once_it_is_sent():
    notice = send(queue(type="test_code", params={"code": "481516", "minutes": "10"}))
    assert "481516" in mail.outbox[0].body
    assert "481516" not in notice.text + notice.subject + str(notice.params)


def test_what_is_no_address_fails_in_words():
    notice = send(queue(to="li at example"))
    assert notice.status == S.FAILED
    assert "邮箱地址" in notice.error
    assert mail.outbox == []


class Handler:
    """A mail server that answers as it is told."""

    def __init__(self):
        self.answers, self.letters, self.silent = {}, [], False

    async def handle_MAIL(self, server, session, envelope, address, options):
        if answer := self.answers.get("MAIL"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.answers.get("RCPT"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if answer := self.answers.get("DATA"):
            return answer
        self.letters.append(envelope.content)
        if self.silent:  # taken, and the line is cut before it could say so
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def server(settings):
    handler = Handler()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    yield handler
    controller.stop()


def test_a_mail_server_gets_the_letter_once(server):
    notice = send(queue())
    send(notice)
    assert notice.status == S.SENT
    (letter,) = server.letters
    parsed = email.message_from_bytes(letter, policy=policy.default)
    assert parsed["To"] == "li@example.com"
    assert "示例公司" in parsed.get_body(("plain",)).get_content()
    assert notice.gateway_reference == parsed["Message-ID"]


@pytest.mark.parametrize(
    ("step", "answer", "status", "words"),
    [
        ("RCPT", "550 No such mailbox", S.FAILED, "不接受该邮箱地址"),
        ("RCPT", "450 Greylisted", S.QUEUED, "不接受该邮箱地址"),
        ("MAIL", "553 Not yours", S.FAILED, "不接受发件地址"),
        ("DATA", "554 Spam", S.FAILED, "拒收该邮件的内容"),
        ("DATA", "451 Try later", S.QUEUED, "拒收该邮件的内容"),
    ],
)
def test_what_a_mail_server_answers_is_final_or_tried_again(server, step, answer, status, words):
    server.answers[step] = answer
    notice = send(queue())
    assert (notice.status, notice.error_code) == (status, answer[:3])
    assert words in notice.error
    assert answer[4:] in notice.error
    assert server.letters == []


def test_a_letter_that_may_have_been_taken_is_not_sent_again_by_itself(server):
    server.silent = True
    notice = send(queue())
    assert notice.status == S.UNKNOWN
    rescue_notices()
    send(notice)
    assert notice.status == S.UNKNOWN
    assert len(server.letters) == 1


def test_a_mail_server_that_is_down_is_tried_again(settings, server):
    settings.EMAIL_PORT = 1
    notice = send(queue())
    assert notice.status == S.QUEUED
    assert "无法连接邮件服务器" in notice.error
