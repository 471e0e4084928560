"""Where a company stands on its way in, and which page that is."""

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from .models import Application


class Step(TextChoices):
    """The pages of the journey; each value is the name of its address."""

    NOTICE = "notice"
    FORM = "form"
    WAITING = "waiting"
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
    Application.Status.APPROVED: Step.DUES,
    Application.Status.JOINED: Step.DONE,
    Application.Status.REJECTED: Step.REJECTED,
    Application.Status.WITHDRAWN: Step.NOTICE,
}

# What stands on top of every page of the journey, and the pages that belong to each.
_PROGRESS = (
    (
        pgettext_lazy("step of joining", "Fill in the form"),
        {Step.NOTICE, Step.FORM, Step.WAITING, Step.REJECTED},
    ),
    (pgettext_lazy("step of joining", "Pay the dues"), {Step.DUES}),
    (pgettext_lazy("step of joining", "Joined"), {Step.DONE}),
)


def step_of(application: Application | None) -> Step:
    """The page where this company goes on; without an application that is the joining notice."""
    return _STEP_OF_STATUS[application.status] if application else Step.NOTICE


def progress_at(step: Step) -> list[dict]:
    """The steps on top of the page, for the component: done, current and still to do."""
    here = next(number for number, (_label, pages) in enumerate(_PROGRESS) if step in pages)
    return [
        {
            "label": label,
            "state": "done"
            if number < here or step == Step.DONE
            else "current"
            if number == here
            else "todo",
        }
        for number, (label, _pages) in enumerate(_PROGRESS)
    ]
