"""Every kind of step switched off, and moved to every place: allowed, or refused with its explanation; and an
application finds its way through every order that is allowed."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation

from membership.joining.models import DECIDED, JoiningProcess, Stage, StageKind
from membership.joining.route import route_of
from membership.joining.rules import problems_with
from tests.factories import LevelFactory, draft_application

pytestmark = pytest.mark.django_db

ORDER = ["notice", "form", "review", "visit", "publicity", "vote", "account", "papers", "dues", "dispatch"]
SAID = {
    "form!": "The form cannot be left out",
    "dues!": "The dues cannot be left out",
    "review!": "At least one review has to be in use",
    "notice": "comes before “form”",
    "decide": "nothing to decide before",
    "account": "An enterprise account is opened",
    "papers": "Companies print and post their papers",
    "paid": "Who has paid is a member at once",
    "owed": "the dues come after",
    "send": "this step comes after “dues”",
    "last": "it is the last step",
}
# What is said when a step is switched off; "" means that the rest is a process.
SWITCHED_OFF = {
    "notice": "",
    "form": "form!",
    "review": "review!",
    "visit": "",
    "publicity": "",
    "vote": "",
    "account": "",
    "papers": "",
    "dues": "dues!",
    "dispatch": "",
}
# Moved to the first, second … last place of the ten ("." is where it may stand).
MOVED = """
notice    .       notice  notice  notice  notice  notice  notice  notice  notice  notice
form      notice  .       decide  decide  decide  decide  decide  decide  decide  decide
review    decide  decide  .       .       .       .       .       .       paid    paid
visit     decide  decide  .       .       .       .       .       .       paid    paid
publicity decide  decide  .       .       .       .       .       .       paid    paid
vote      decide  decide  .       .       .       .       .       .       paid    paid
account   account account account .       .       .       .       .       paid    paid
papers    papers  papers  papers  .       .       .       .       .       paid    paid
dues      owed    owed    paid    paid    paid    paid    paid    paid    .       send
dispatch  send    send    send    send    send    send    send    send    send    .
"""
PLACES = {kind: row for kind, *row in (line.split() for line in MOVED.strip().splitlines())}


@pytest.fixture
def process():
    process = JoiningProcess.objects.create(name="示例", is_current=True)
    group = Group.objects.create(name="秘书处")
    for place, kind in enumerate(ORDER):
        Stage.objects.create(
            process=process, kind=kind, name=kind, sort_order=place, group=group if kind in DECIDED else None
        )
    return process


def said_of(stages) -> list[str]:
    with translation.override("en"):
        return [str(problem.message) for problem in problems_with(stages)]


def moved(stages, kind: str, place: int) -> list[Stage]:
    rest = [stage for stage in stages if stage.kind != kind]
    [one] = [stage for stage in stages if stage.kind == kind]
    return [*rest[:place], one, *rest[place:]]


def walks_through(process, stages) -> bool:
    """Does an application meet every step once, the dues after every decision?"""
    for place, stage in enumerate(stages):
        Stage.objects.filter(pk=stage.pk).update(sort_order=place, is_on=stage.is_on)
    application = draft_application(process=process)
    application.level = LevelFactory()
    way = [stage.kind for stage in route_of(application)]
    return way == [stage.kind for stage in stages if stage.is_on]


@pytest.mark.parametrize(("kind", "said"), SWITCHED_OFF.items())
def test_a_step_is_switched_off_where_that_makes_sense(process, kind, said):
    stages = list(process.stages.all())
    for stage in stages:
        stage.is_on = stage.kind != kind
    messages = said_of(stages)
    if said:
        assert any(SAID[said] in message for message in messages)
    else:
        assert messages == []
        assert walks_through(process, stages)


@pytest.mark.parametrize("kind", ORDER)
def test_a_step_is_moved_where_that_makes_sense(process, kind):
    for place, said in enumerate(PLACES[kind]):
        stages = moved(list(process.stages.all()), kind, place)
        messages = said_of(stages)
        if said == ".":
            assert messages == [], place
            assert walks_through(process, stages)
        else:
            assert any(SAID[said] in message for message in messages), place


def test_a_step_twice_is_said(process):
    stages = list(process.stages.all())
    for kind in ("notice", "form", "account", "papers", "dues", "dispatch"):
        extra = Stage(process=process, kind=kind, name="again", group=stages[2].group)
        at = 1 + [stage.kind for stage in stages].index(kind)
        problems = problems_with([*stages[:at], extra, *stages[at:]])
        assert extra in [problem.stage for problem in problems], kind


def test_several_reviews_and_votes_may_follow_each_other(process):
    stages = list(process.stages.all())
    more = [Stage(kind=kind, name="again", group=stages[2].group) for kind in ("review", "visit", "vote")]
    assert said_of([*stages[:4], *more, *stages[4:]]) == []


def test_a_review_for_some_levels_only_does_not_stand_for_all(process):
    review = process.stages.get(kind="review")
    review.levels.set([LevelFactory()])
    review.save()
    assert SAID["review!"] in said_of(process.stages.all())[0]


def test_steps_that_every_company_passes_are_not_for_some_levels(process):
    for kind in (StageKind.NOTICE, StageKind.FORM, StageKind.DUES):
        stage = process.stages.get(kind=kind)
        stage.levels.set([LevelFactory()])
        stage.save()
    assert sum("do not limit it to levels" in message for message in said_of(process.stages.all())) == 3


def test_a_decision_without_a_group_waits_for_nobody(process):
    process.stages.filter(kind="vote").update(group=None)
    [problem] = problems_with(process.stages.all())
    assert problem.stage.kind == "vote"
