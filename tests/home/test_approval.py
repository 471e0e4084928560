"""The editorial workflow that every installation begins with."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, Workflow, WorkflowPage

from home.models import StandardPage
from membership.accounts.models import User
from membership.desk.approval import create_workflow

pytestmark = pytest.mark.django_db


def draft_below(home) -> StandardPage:
    page = home.add_child(instance=StandardPage(title="示例通知", slug="draft", live=False))
    page.save_revision()
    return page


def test_drafts_are_approved_by_leadership_or_administrators():
    place = WorkflowPage.objects.get(page=Page.get_first_root_node())
    task = place.workflow.tasks[0].specific
    assert place.workflow.name == "内容审核"
    assert {group.name for group in task.groups.all()} == {"领导", "管理员"}


def test_an_editor_submits_the_leadership_approves_and_the_page_is_live(home, client, desk_of):
    page = draft_below(home)
    form = {
        "title": page.title,
        "slug": "draft",
        "lead": "",
        "show_contents": "on",
        "body-count": "0",
        "limits-TOTAL_FORMS": "0",
        "limits-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-submit": "1",
    }
    submitted = desk_of("编辑").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert submitted.status_code == 302
    page.refresh_from_db()
    assert not page.live
    state = page.current_workflow_task_state

    leader = desk_of("领导")
    assert page.title in leader.get(reverse("wagtailadmin_home")).text
    leader.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))

    page.refresh_from_db()
    assert page.live
    assert client.get("/draft/").status_code == 200


def test_who_may_not_approve_cannot(home, desk_of):
    page = draft_below(home)
    page.get_workflow().start(page, User.objects.create_superuser("boss", password="a long password"))
    state = page.current_workflow_task_state
    desk_of("财务").post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    page.refresh_from_db()
    assert not page.live


def test_a_workflow_that_administrators_assigned_stays():
    own = Workflow.objects.create(name="自己的流程")
    WorkflowPage.objects.filter(page=Page.get_first_root_node()).update(workflow=own)
    create_workflow()
    assert WorkflowPage.objects.get(page=Page.get_first_root_node()).workflow == own


@pytest.mark.parametrize("role", ["编辑", "管理员"])
def test_who_keeps_the_site_keeps_its_lists(role):
    held = {
        f"{app}.{name}"
        for app, name in Group.objects.get(name=role).permissions.values_list(
            "content_type__app_label", "codename"
        )
    }
    assert {
        "search.change_synonymgroup",
        "wagtailsearchpromotions.add_searchpromotion",
        "wagtailredirects.add_redirect",
        "audience.add_collectionlimit",
    } <= held
