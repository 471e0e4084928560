"""What may follow what in an application, as one table."""

import itertools

import pytest
from django.utils import timezone

from membership.dues.services import confirm_voucher
from membership.errors import IllegalTransition
from membership.joining.models import Application, StageKind
from membership.joining.services import (
    attach_file,
    complete_application,
    remove_file,
    save_draft,
    submit_application,
    withdraw_application,
)
from tests.factories import (
    ProcessFactory,
    UserFactory,
    add_step,
    answers,
    draft_application,
    review,
    voucher_for,
)

pytestmark = pytest.mark.django_db
Status = Application.Status

STEPS = {
    "save": lambda a: save_draft(application=a, values={"name": "示例"}),
    "attach": lambda a: attach_file(application=a, slot="logo", file=a.draft_files.first().file),
    "remove": lambda a: remove_file(application=a, slot="licence"),
    "submit": lambda a: submit_application(application=a, answers=answers(), by=a.applicant),
    "approve": lambda a: review(a, "approve"),
    "return": lambda a: review(a, "return", comment="请补充"),
    "accept papers": lambda a: review(a, "approve", in_person=True),
    "ask for papers": lambda a: review(a, "return", comment="请补寄"),
    "reject": lambda a: review(a, "reject", comment="不符合条件"),
    "withdraw": lambda a: withdraw_application(application=a, by=a.applicant),
    "complete": lambda a: complete_application(application=a, by=None),
}

# step → the states it is allowed in, and the state it leads to (None: it stays)
ALLOWED = {
    "save": ({Status.DRAFT, Status.RETURNED}, None),
    "attach": ({Status.DRAFT, Status.RETURNED}, None),
    "remove": ({Status.DRAFT, Status.RETURNED}, None),
    "submit": ({Status.DRAFT, Status.RETURNED}, Status.SUBMITTED),
    "approve": ({Status.SUBMITTED}, Status.APPROVED),
    "return": ({Status.SUBMITTED}, Status.RETURNED),
    "accept papers": ({Status.PAPERS}, Status.APPROVED),
    "ask for papers": ({Status.PAPERS}, None),
    "reject": ({Status.SUBMITTED, Status.PAPERS}, Status.REJECTED),
    "withdraw": (
        {Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.PAPERS, Status.APPROVED},
        Status.WITHDRAWN,
    ),
    "complete": ({Status.APPROVED}, Status.JOINED),
}
# At the papers "approve" is "accept papers", and so on.
SAME = {
    ("approve", Status.PAPERS),
    ("return", Status.PAPERS),
    ("accept papers", Status.SUBMITTED),
    ("ask for papers", Status.SUBMITTED),
}


def application_in(status: str) -> Application:
    """An application brought to `status` the way users bring it there."""
    process = ProcessFactory()
    if status == Status.PAPERS:
        add_step(process, StageKind.PAPERS, before=StageKind.DUES)
    application = draft_application(process=process)
    way = {
        Status.DRAFT: [],
        Status.SUBMITTED: ["submit"],
        Status.RETURNED: ["submit", "return"],
        Status.PAPERS: ["submit", "approve"],
        Status.REJECTED: ["submit", "reject"],
        Status.APPROVED: ["submit", "approve"],
        Status.JOINED: ["submit", "approve", "pay"],
        Status.WITHDRAWN: ["withdraw"],
    }[status]
    for step in way:
        pay(application) if step == "pay" else STEPS[step](application)
        application.refresh_from_db()
    assert application.status == status
    return application


def pay(application):
    """The only way to completion that users have: finance confirms."""
    order = application.order
    confirm_voucher(
        voucher=voucher_for(order),
        by=UserFactory(staff="finance"),
        amount=order.amount,
        received_on=timezone.localdate(),
    )


@pytest.mark.parametrize(
    ("step", "status"), [pair for pair in itertools.product(STEPS, Status) if pair not in SAME]
)
def test_an_application_takes_only_the_steps_its_state_allows(step, status):
    application = application_in(status)
    states, leads_to = ALLOWED[step]
    if status in states:
        pay(application) if step == "complete" else STEPS[step](application)
        application.refresh_from_db()
        assert application.status == (leads_to or status)
    else:
        before = Application.objects.filter(pk=application.pk).values().get()
        with pytest.raises(IllegalTransition):
            STEPS[step](application)
        assert Application.objects.filter(pk=application.pk).values().get() == before
