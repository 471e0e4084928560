"""What companies are told, whatever language the staff work in."""

import pytest
from django.utils import translation

from membership.joining.models import Review
from membership.joining.services import Verdict, review_application
from membership.notifications.models import Notice
from tests.factories import UserFactory, submitted_application

pytestmark = pytest.mark.django_db


def send_back(**reasons) -> str:
    application = submitted_application()
    reviewer = UserFactory(phone=False, staff="reviewer", is_superuser=True)
    with translation.override("en"):
        review_application(
            application=application,
            verdict=Verdict(Review.Decision.RETURN, **reasons),
            reviewer=reviewer,
            submission=application.submissions,
        )
    return Notice.objects.get(type="application_returned", channel="sms").text


def test_a_message_speaks_the_language_of_the_association():
    assert "请查看各栏目旁的批注" in send_back(remarks={"licence": "图片不清晰。"})


def test_a_reason_does_not_end_its_sentence_twice():
    text = send_back(comment="请补充资料。")
    assert "请补充资料" in text
    assert "。。" not in text
