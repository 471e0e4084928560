"""What a company waits for, and by when."""

from datetime import date

import pytest
import time_machine

from membership.dispatch.models import DispatchSettings, Owed
from membership.dispatch.services import dismiss_owed, owe, reopen_owed
from membership.dues.services import issue_invoice, request_invoice, reverse_invoice
from membership.errors import DomainError
from membership.joining.models import Stage, StageKind
from tests.dispatch.conftest import items_of
from tests.factories import ProcessFactory, joined_application

pytestmark = pytest.mark.django_db


def issued_invoice(application, by, **changes):
    details = {"name": application.name, "uscc": application.uscc, "email": "a@example.com"}
    blank = dict.fromkeys(("address", "phone", "bank", "account"), "")
    request = request_invoice(
        orders=[application.order], kind="receipt", details=details | blank, by=application.applicant
    )
    return issue_invoice(request=request, by=by, number="24320000000000000001", **changes)


def test_joining_by_a_process_with_dispatch_owes_certificate_and_materials(application):
    assert items_of(application.organisation) == {"certificate", "materials"}


def test_joining_by_a_process_without_dispatch_owes_nothing(db):
    ProcessFactory()
    assert items_of(joined_application().organisation) == set()


def test_settings_may_ask_for_dispatch_whatever_the_process(db):
    settings = DispatchSettings.load()
    settings.without_step, settings.joining_materials = True, False
    settings.save()
    assert items_of(joined_application().organisation) == {"certificate"}


def test_an_invoice_is_owed_once_it_is_issued(application, clerk):
    issued_invoice(application, clerk)
    assert items_of(application.organisation) == {"certificate", "materials", "invoice"}


def test_due_days_are_counted_in_working_days_and_a_step_may_have_its_own(process):
    with time_machine.travel("2026-09-28T10:00:00+08:00"):  # three working days, then the National Day
        first = joined_application()
        Stage.objects.filter(kind=StageKind.DISPATCH).update(target_days=2)
        second = joined_application()
    due = {row.organisation_id: row.due_on for row in Owed.objects.all()}
    assert due[second.organisation_id] == date(2026, 9, 30)
    assert due[first.organisation_id] > date(2026, 10, 14)


def test_what_is_not_to_be_sent_leaves_the_desk_and_may_come_back(application, clerk):
    rows = list(Owed.objects.all())
    dismiss_owed(owed=[row.pk for row in rows], reason="已当面领取", by=clerk)
    assert items_of(application.organisation) == set()
    with pytest.raises(DomainError):
        dismiss_owed(owed=[rows[0].pk], reason="再次", by=clerk)
    reopen_owed(owed=rows[0], by=clerk)
    assert Owed.objects.waiting().get() == rows[0]


def test_the_secretariat_may_promise_something_else(application, clerk):
    [owed] = owe(organisations=[application.organisation], note="《示例供热》第 3 期", by=clerk)
    assert owed.title == "《示例供热》第 3 期"
    assert owed in Owed.objects.waiting()


def test_a_reversed_invoice_is_no_longer_to_be_sent(application, clerk):
    request = issued_invoice(application, clerk)
    reverse_invoice(request=request, by=clerk, number="24320000000000000002", reason="开票信息有误")
    assert items_of(application.organisation) == {"certificate", "materials"}
    assert Owed.objects.get(item="invoice").reason == "发票已红冲"
