"""What the secretariat and the company may rely on when an application is reviewed."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection
from wagtail.models import ModelLogEntry

from membership.dues.models import Order
from membership.dues.services import refresh_membership_states
from membership.errors import IllegalTransition
from membership.joining.errors import (
    CompanyAlreadyApplied,
    IncompleteApplication,
    NobodyReviews,
    NotYourStage,
    ReasonMissing,
    StaleReview,
)
from membership.joining.models import Application, Stage
from membership.joining.services import (
    attach_file,
    begin_application,
    remove_file,
    save_draft,
    submit_application,
    withdraw_application,
)
from membership.notifications.models import Notice
from membership.organisations.models import Contact, Organisation
from membership.papers.access import user_can_read
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload
from tests.factories import (
    ORIGIN,
    NoticeVersionFactory,
    ProcessFactory,
    UserFactory,
    answers,
    approved_application,
    draft_application,
    joined_application,
    picture,
    review,
    submitted_application,
)

pytestmark = pytest.mark.django_db


def test_approval_makes_the_company_known_with_its_contacts_and_asks_for_the_dues():
    applicant = UserFactory(phone="+8613800000001")
    application = approved_application(user=applicant, contact_phone="+8613900000002", name="示例公司")
    organisation = Organisation.objects.get(uscc=application.uscc)
    assert organisation.name == "示例公司"
    assert organisation.licence == application.licence
    phones = {str(contact.phone): contact for contact in organisation.contacts.all()}
    assert phones["+8613900000002"].is_primary
    assert phones["+8613800000001"].user == applicant
    assert application.order.kind == Order.Kind.JOINING
    assert application.order.amount == 2000


def test_approval_and_joining_reach_the_named_contact_by_sms_once_each():
    application = joined_application(contact_phone="+8613900000003")
    told = Notice.objects.filter(recipient="+8613900000003").values_list("type", flat=True)
    assert sorted(told) == ["application_approved", "joined"]
    number = application.organisation.membership.number
    assert number in Notice.objects.get(type="joined", channel="sms").text


def test_each_stage_is_decided_by_its_own_group_and_the_last_one_approves():
    process = ProcessFactory(stages=["初审", "理事会"])
    council = UserFactory(staff="finance")
    Stage.objects.filter(process=process, name="理事会").update(group=council.groups.get())
    application = submitted_application(process=process)
    with pytest.raises(NotYourStage):
        review(application, "approve", reviewer=council)
    review(application, "approve")
    application.refresh_from_db()
    assert (application.status, application.stage.name) == ("submitted", "理事会")
    with pytest.raises(NotYourStage):
        review(application, "approve")
    council.groups.get().permissions.add(*UserFactory(staff="reviewer").groups.get().permissions.all())
    review(application, "approve", reviewer=type(council).objects.get(pk=council.pk))
    application.refresh_from_db()
    assert application.status == "approved"


@pytest.mark.parametrize("decision", ["return", "reject"])
def test_sending_back_and_rejecting_need_a_reason(decision):
    application = submitted_application()
    with pytest.raises(ReasonMissing):
        review(application, decision, comment="  ", remarks={"name": " "})
    review(application, decision, remarks={"name": "与执照不符"})


def test_a_decision_on_an_older_sending_is_refused():
    application = submitted_application()
    seen = application.submissions
    review(application, "return", comment="请补充")
    application.refresh_from_db()
    submit_application(
        application=application, answers=answers(uscc=application.uscc), by=application.applicant
    )
    application.submissions = seen
    with pytest.raises(StaleReview):
        review(application, "approve")


def test_the_second_of_two_decisions_is_refused():
    application = submitted_application()
    review(application, "approve")
    with pytest.raises(IllegalTransition):
        review(application, "reject", comment="不符合条件")
    assert application.reviews.count() == 1


def test_an_application_with_something_required_missing_is_not_sent():
    application = draft_application()
    remove_file(application=application, slot="licence")
    with pytest.raises(IncompleteApplication) as refusal:
        submit_application(application=application, answers=answers(name=""), by=application.applicant)
    assert refusal.value.fields == ["name", "licence"]
    application.refresh_from_db()
    assert application.status == "draft"


@pytest.mark.parametrize("make_first", [submitted_application, approved_application, joined_application])
def test_two_applications_of_one_company_meet(make_first):
    first = make_first()
    second = draft_application()
    with pytest.raises(CompanyAlreadyApplied):
        submit_application(application=second, answers=answers(uscc=first.uscc), by=second.applicant)


def test_the_database_itself_refuses_a_second_application_under_way():
    first, second = submitted_application(), submitted_application()
    with pytest.raises(IntegrityError):
        Application.objects.filter(pk=second.pk).update(uscc=first.uscc)


def test_a_code_is_free_again_when_its_application_ended():
    first = submitted_application()
    review(first, "reject", comment="不符合条件")
    submitted_application(uscc=first.uscc)


def test_after_a_rejection_what_was_typed_and_uploaded_is_offered_again():
    application = draft_application()
    save_draft(application=application, values={"name": "示例公司", "uscc": "还没填完", "stranger": "x"})
    application = submit_application(application=application, answers=answers(), by=application.applicant)
    review(application, "reject", comment="不符合条件")
    again = begin_application(
        user=application.applicant, process=ProcessFactory(), notice=NoticeVersionFactory(), origin=ORIGIN
    )
    assert again.pk != application.pk
    assert again.draft["name"] == "示例公司"
    assert again.draft["uscc"] == "还没填完"
    assert "stranger" not in again.draft
    assert again.draft_files.count() == 2


def test_a_replaced_file_stays_with_the_sending_it_was_part_of():
    application = submitted_application()
    old = application.licence
    review(application, "return", remarks={"licence": "不清晰"})
    new = store_upload(upload=picture(colour="red"), rule=IMAGE, uploaded_by=application.applicant)
    attach_file(application=application, slot="licence", file=new)
    submit_application(
        application=application, answers=answers(uscc=application.uscc), by=application.applicant
    )
    sent = application.sent_files.filter(slot="licence").order_by("submission")
    assert [entry.file for entry in sent] == [old, new]


def test_what_nobody_would_review_is_not_sent():
    application = draft_application()
    application.process.stages.all().delete()
    with pytest.raises(NobodyReviews):
        submit_application(application=application, answers=answers(), by=application.applicant)
    application.refresh_from_db()
    assert application.status == "draft"


def test_who_has_left_may_join_again_under_the_old_number():
    membership = joined_application().organisation.membership
    code, number = membership.organisation.uscc, membership.number
    with time_machine.travel(membership.valid_until + timedelta(days=731)):
        refresh_membership_states()
        again = joined_application(uscc=code)
        membership.refresh_from_db()
        assert (again.organisation, membership.number) == (membership.organisation, number)
        assert membership.state == "active"
        assert membership.periods.count() == 2


def test_a_company_given_up_before_it_paid_is_open_to_whoever_applies_next():
    first = approved_application()
    withdraw_application(application=first, by=first.applicant)
    second = approved_application(uscc=first.uscc)
    assert second.organisation == first.organisation
    assert not Contact.objects.filter(user=first.applicant).exists()
    assert not user_can_read(first.applicant, second.licence)


@pytest.mark.django_db(transaction=True)
def test_two_companies_sending_one_code_at_once_send_one_application():
    drafts = [draft_application(), draft_application()]
    code, results, together = answers()["uscc"], [], threading.Barrier(2, timeout=10)
    given = [answers(uscc=code) for _ in drafts]

    def send(draft, typed):
        try:
            together.wait()
            submit_application(application=draft, answers=typed, by=draft.applicant)
            results.append("sent")
        except CompanyAlreadyApplied:
            results.append("refused")
        except Exception as error:
            results.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=pair) for pair in zip(drafts, given, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["refused", "sent"]


def test_giving_up_after_approval_cancels_the_order():
    application = approved_application()
    withdraw_application(application=application, by=application.applicant)
    application.order.refresh_from_db()
    assert application.order.status == "cancelled"


def test_the_history_tells_every_step_with_who_took_it():
    application = joined_application()
    entries = ModelLogEntry.objects.for_instance(application).order_by("timestamp", "pk")
    steps = [entry.action for entry in entries]
    assert steps == ["wagtail.create", "joining.submitted", "joining.approve", "joining.completed"]
    assert entries[1].user == application.applicant
    assert all(str(entry.message) for entry in entries)


def test_the_contact_named_in_the_form_gets_the_company_when_that_phone_first_logs_in(client):
    from membership.accounts.signals import phone_confirmed

    application = approved_application(contact_phone="+8613900000009")
    newcomer = UserFactory(phone="+8613900000009")
    phone_confirmed.send(sender=type(newcomer), user=newcomer, phone="+8613900000009", is_new=True)
    assert Contact.objects.get(user=newcomer).organisation == application.organisation
    assert application in Application.objects.of(newcomer)
