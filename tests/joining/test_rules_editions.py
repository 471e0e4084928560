"""The joining process as the secretariat keeps it: what companies have applied under is never changed."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import nested_form_data

from membership.joining.errors import ProcessReplaced
from membership.joining.models import CategoryDemand, JoiningProcess, Stage, StageKind
from membership.joining.services import copy_process, revise_process, use_process
from tests.factories import (
    CategoryFactory,
    LevelFactory,
    ProcessFactory,
    UserFactory,
    review,
    submitted_application,
)
from tests.joining.process_forms import posted, step_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    process = ProcessFactory(stages=["初审", "复审"])
    stage = process.stages.get(name="复审")
    stage.levels.set([LevelFactory(name="理事单位")])
    stage.save()
    makers = CategoryFactory(name="设备制造企业")
    CategoryDemand.objects.create(process=process, category=makers, name="production_licence")
    return JoiningProcess.objects.get(pk=process.pk)


@pytest.fixture
def keeper(admin_client):
    return admin_client


def edit(client, process, **changes):
    url = reverse("joining_processes:edit", args=[process.pk])
    return client.post(url, posted(process, **changes), follow=True)


def test_saving_a_process_nobody_has_applied_under_changes_it(keeper, process):
    edit(keeper, process, name="新名称")
    process.refresh_from_db()
    assert (process.name, process.edition, JoiningProcess.objects.count()) == ("新名称", 1, 1)


def test_saving_a_process_with_applications_makes_its_next_edition_with_everything_in_it(keeper, process):
    application = submitted_application(process=process)
    page = edit(keeper, process, name="新名称")
    assert page.status_code == 200
    process.refresh_from_db()
    new = JoiningProcess.objects.current()
    assert (process.name, process.is_retired, process.is_current) == ("示例入会流程", True, False)
    assert (new.name, new.edition, new.succeeds) == ("新名称", 2, process)
    assert [stage.name for stage in new.stages.all()] == [stage.name for stage in process.stages.all()]
    assert {level.name for level in new.stages.get(name="复审").levels.all()} == {"理事单位"}
    assert {level.name for level in process.stages.get(name="复审").levels.all()} == {"理事单位"}
    assert not {each.pk for each in new.stages.all()} & {each.pk for each in process.stages.all()}
    assert new.category_demands.get().name == process.category_demands.get().name == "production_licence"
    application.refresh_from_db()
    assert application.process == process


def test_an_application_under_way_finishes_by_the_rules_it_began_with(keeper, process):
    application = submitted_application(process=process)
    rows = [row for row in step_rows(process) if row["kind"] != StageKind.REVIEW]
    new_review = {**step_rows(process)[2], "id": "", "name": "新的审核"}
    edit(keeper, process, stages=[*rows[:2], new_review, *rows[2:]])
    review(application, "approve")
    application.refresh_from_db()
    assert application.status == application.Status.APPROVED
    assert application.reviews.get().stage.name == "初审"
    later = submitted_application()
    assert later.stage.name == "新的审核"


def test_who_saved_which_edition_can_be_read(keeper, process, admin_user):
    submitted_application(process=process)
    edit(keeper, process, name="新名称")
    new = JoiningProcess.objects.current()
    entries = ModelLogEntry.objects.filter(object_id=str(new.pk), action="joining.process_revised")
    assert [(entry.user, entry.data["edition"]) for entry in entries] == [(admin_user, 2)]


def test_an_edition_that_was_replaced_leads_to_the_one_that_can_be_changed(keeper, process):
    submitted_application(process=process)
    edit(keeper, process, name="新名称")
    page = edit(keeper, process, name="太晚了")
    assert not JoiningProcess.objects.filter(name="太晚了").exists()
    assert page.status_code == 200
    opened = keeper.get(reverse("joining_processes:edit", args=[process.pk]))
    new = JoiningProcess.objects.current()
    assert opened["Location"] == reverse("joining_processes:edit", args=[new.pk])


def test_the_list_shows_the_newest_edition_only(keeper, process):
    submitted_application(process=process)
    edit(keeper, process, name="新名称")
    page = keeper.get(reverse("joining_processes:index"))
    assert [each.name for each in page.context["object_list"]] == ["新名称"]


def test_another_process_is_taken_into_use_and_the_first_stays(process):
    other = copy_process(process=process, name="另一个流程", by=None)
    assert JoiningProcess.objects.current() == process
    use_process(process=other, by=None)
    assert JoiningProcess.objects.current() == other
    assert JoiningProcess.objects.filter(pk=process.pk, is_current=False, is_retired=False).exists()


def test_only_a_process_nobody_has_applied_under_and_that_is_not_in_use_is_deleted(keeper, process):
    spare = copy_process(process=process, name="备用", by=None)
    keeper.post(reverse("joining_processes:delete", args=[process.pk]))
    keeper.post(reverse("joining_processes:delete", args=[spare.pk]))
    assert list(JoiningProcess.objects.all()) == [process]
    assert Stage.objects.filter(process=process).exists()


def test_the_first_process_is_in_use_at_once_and_the_next_is_not(keeper, process):
    given = posted(process, name="第三个", stages=[{**row, "id": ""} for row in step_rows(process)])
    given = {name: value for name, value in given.items() if not name.startswith("category_demands")}
    given |= nested_form_data({"category_demands": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    given |= {"stages-INITIAL_FORMS": 0}
    keeper.post(reverse("joining_processes:add"), given)
    made = JoiningProcess.objects.get(name="第三个")
    assert not made.is_current
    assert made.stages.count() == process.stages.count()


def test_two_people_saving_one_process_make_one_next_edition(process):
    submitted_application(process=process)
    mine, theirs = (JoiningProcess.objects.get(pk=process.pk) for _ in range(2))
    revise_process(process=mine, by=UserFactory())
    with pytest.raises(ProcessReplaced):
        revise_process(process=theirs, by=UserFactory())
    assert JoiningProcess.objects.filter(edition=2).count() == 1
