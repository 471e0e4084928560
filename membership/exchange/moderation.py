"""Wagtail's workflow behind an entry. The room's services start it and answer it, under the lock of the
entry's row; nobody else does."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import TaskState, Workflow, WorkflowContentType, WorkflowState, WorkflowTask

from membership.errors import DomainError

from .models import Entry, ModerationTask

NAME = "供需与产品审核"
STEP = "秘书处审核"


def start_moderation(entry: Entry) -> None:
    """Put the newest revision before the secretariat. In nobody's name, as its revisions are: Wagtail
    would write to members and lead them into the admin; the room's own messages and history say who."""
    state = entry.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume()
    elif state is None and (workflow := entry.get_workflow()):
        workflow.start(entry, None)


def call_off_moderation(entry: Entry, by) -> None:
    if state := entry.current_workflow_state:
        state.cancel(user=by)


def task_state_of(entry: Entry) -> TaskState | None:
    return entry.current_workflow_task_state


def workflow_has_ended(task_state: TaskState) -> bool:
    state = WorkflowState.objects.get(pk=task_state.workflow_state_id)
    return state.status == WorkflowState.STATUS_APPROVED


def decide(*, task_state: TaskState, action: str, comment: str, by) -> None:
    """What Wagtail's own screens were told, carried out by our services. Raises `PermissionDenied`."""
    from .services import approve_entry, return_entry

    entry, seen = task_state.workflow_state.content_object, task_state.revision_id
    try:
        if action == "approve":
            approve_entry(entry=entry, by=by, seen=seen, note=comment)
        elif action == "reject":
            return_entry(entry=entry, by=by, seen=seen, reason=comment)
    except DomainError as refusal:
        raise PermissionDenied(str(refusal)) from refusal


@transaction.atomic
def create_workflow(sender=None, **kwargs) -> None:
    """One step for posts and products, once. Connected to `post_migrate`; whatever administrators assign
    instead stays."""
    if ModerationTask.objects.exists():
        return
    task = ModerationTask.objects.create(name=STEP)
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for kind in Entry.__subclasses__():
        content_type = ContentType.objects.get_for_model(kind)
        WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": workflow})
