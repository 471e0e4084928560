"""What was sent before, beside what is sent now."""

import pytest

from membership.joining.fields import questions_of
from membership.joining.services import submit_application
from membership.joining.viewsets.comparison import previous_sending, rows_of
from membership.organisations.models import Industry
from tests.factories import IndustryFactory, UserFactory, answers, review, submitted_application

pytestmark = pytest.mark.django_db


def sent_again(application, **changes):
    review(application, "return", comment="请补充")
    application.refresh_from_db()
    same = {name: getattr(application, name) for name in answers()}
    submit_application(application=application, answers=same | changes, by=application.applicant)
    application.refresh_from_db()
    return application


def changed_rows(application) -> dict:
    groups = rows_of(application, previous_sending(application), [], None)
    return {row.name: row.before for rows in groups.values() for row in rows if row.changed}


def test_only_what_differs_is_marked():
    application = sent_again(submitted_application(address="示例路 1 号"), address="示例路 2 号")
    assert changed_rows(application) == {"address": "示例路 1 号"}


def test_the_first_sending_has_nothing_before_it():
    assert previous_sending(submitted_application()) is None


def test_an_entry_deleted_from_a_list_since_then_does_not_close_the_review(client):
    old = Industry.objects.create(name="示例旧行业")
    application = sent_again(submitted_application(industry=old), industry=IndustryFactory())
    old.delete()
    assert changed_rows(application) == {"industry": "已不在列表中"}
    client.force_login(UserFactory(staff="reviewer"))
    page = client.get(f"/admin/applications/inspect/{application.pk}/")
    assert page.status_code == 200
    assert "已不在列表中" in page.content.decode()


def test_every_question_can_be_compared():
    application = sent_again(submitted_application())
    before = previous_sending(application)
    assert all(hasattr(before, question.name) for question in questions_of(application.process))
