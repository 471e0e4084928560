"""Where a company stands on its way in, and which page that is."""

from django.db.models import TextChoices
from django.urls import reverse

from .models import Application


class Step(TextChoices):
    """The pages of the journey; each value is the name of its address."""

    NOTICE = "notice"
    FORM = "form"
    WAITING = "waiting"
    ACCOUNT = "account"
    PAPERS = "papers"
    DUES = "dues"
    DONE = "done"
    REJECTED = "rejected"

    @property
    def url(self) -> str:
        return reverse(f"joining:{self.value}")


_STEP_OF_STATUS = {
    Application.Status.DRAFT: Step.FORM,
    Application.Status.RETURNED: Step.FORM,
    Application.Status.SUBMITTED: Step.WAITING,
    Application.Status.PAPERS: Step.PAPERS,
    Application.Status.APPROVED: Step.DUES,
    Application.Status.JOINED: Step.DONE,
    Application.Status.REJECTED: Step.REJECTED,
    Application.Status.WITHDRAWN: Step.NOTICE,
}


def step_of(application: Application | None, user=None) -> Step:
    """The page where this company goes on; without an application that is the joining notice.

    Once the company has an account of its own it goes on there, and whoever else looks is led to it.
    """
    if application is None:
        return Step.NOTICE
    if user is not None and is_led_to_account(application, user):
        return Step.ACCOUNT
    return _STEP_OF_STATUS[application.status]


def is_led_to_account(application: Application, user) -> bool:
    account = getattr(application.organisation, "enterprise_account", None)
    return (
        account is not None
        and account.locked_at is None
        and account.user_id != user.pk
        and application.status in Application.UNDER_WAY
    )
