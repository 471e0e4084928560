"""The way from a draft to the site: an editor submits it, the leadership or an administrator approves it.

Editors keep the right to publish, so that a small office is not held up by its own rule; whoever wants four
eyes on everything takes "publish" from the group 编辑, and submitting is then the only way."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from .roles import ADMINISTRATOR, LEADERSHIP

NAME = "内容审核"
STEP = "主编审批"
WAGTAILS_OWN = "Moderators approval"  # for a group that our associations do not have


def create_workflow(sender=None, **kwargs) -> None:
    """Put ours in the place of the one Wagtail begins with. Connected to `post_migrate`; whatever
    administrators assign instead stays."""
    place = WorkflowPage.objects.filter(page=Page.get_first_root_node(), workflow__name=WAGTAILS_OWN).first()
    approvers = Group.objects.filter(name__in=[LEADERSHIP.name, ADMINISTRATOR.name])
    if place and approvers:
        _replace(place, approvers)


@transaction.atomic
def _replace(place: WorkflowPage, approvers) -> None:
    old = place.workflow
    task = GroupApprovalTask.objects.create(name=STEP)
    task.groups.set(approvers)
    place.workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=place.workflow, task=task, sort_order=0)
    place.save()
    if not old.workflow_states.active().exists():
        old.active = False
        old.save()
