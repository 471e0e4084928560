"""The way of one application: which steps of its process it passes, in which order."""

from .models import DECIDED, Application, Review, Stage, StageKind

# What the company does and the association answers; before them lies only what is read.
_STOPS = DECIDED | {StageKind.DUES}


def route_of(application: Application) -> list[Stage]:
    """The steps in use that apply to the level the company asks for."""
    stages = application.process.stages.prefetch_related("levels").order_by("sort_order", "pk")
    return [stage for stage in stages if stage.is_on and _applies(stage, application.level_id)]


def _applies(stage: Stage, level_id: int | None) -> bool:
    levels = {level.pk for level in stage.levels.all()}
    return not levels or level_id in levels


def after_form(application: Application) -> list[Stage]:
    """What comes once the form is sent."""
    route = route_of(application)
    place = next((number for number, stage in enumerate(route) if stage.kind == StageKind.FORM), -1)
    return route[place + 1 :]


def onward(application: Application, *, passing: Stage | None = None) -> list[Stage]:
    """What lies before the application until it stops again: steps that happen by themselves, then the first
    decision it has not passed yet, or the dues. Where nobody waits for anything any more: nothing.

    A step that was passed is not repeated, so who was sent back comes again to the step that sent it back.
    With `passing`: as it will be once that step is passed.
    """
    passed = passed_stages(application) | ({passing.pk} if passing else set())
    way = []
    for stage in after_form(application):
        if stage.pk not in passed:
            way.append(stage)
            if stage.kind in _STOPS:
                return way
    return []


def following(application: Application) -> Stage | None:
    """The step after the one where the application stands; before it is sent, the one after the form."""
    stages = after_form(application)
    if application.stage_id is None:
        return next(iter(stages), None)
    ahead = iter(stages)
    for stage in ahead:
        if stage.pk == application.stage_id:
            return next(ahead, None)
    return None


def here(application: Application) -> Stage | None:
    """The step where the company stands, also while it fills in, pays, or waits for what is posted."""
    if application.stage_id:
        return application.stage
    kind = {
        Application.Status.APPROVED: StageKind.DUES,
        Application.Status.JOINED: StageKind.DISPATCH,
        Application.Status.DRAFT: StageKind.FORM,
        Application.Status.RETURNED: StageKind.FORM,
    }.get(application.status)
    return next((stage for stage in route_of(application) if stage.kind == kind), None)


def passed_stages(application: Application) -> set[int]:
    """Steps at which somebody approved."""
    approvals = application.reviews.filter(decision=Review.Decision.APPROVE)
    return set(approvals.values_list("stage", flat=True))
