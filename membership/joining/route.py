"""The way of one application: which steps of its process it passes, in which order."""

from .models import Application, Stage, StageKind


def route_of(application: Application) -> list[Stage]:
    """The steps in use that apply to the level the company asks for."""
    stages = application.process.stages.prefetch_related("levels").order_by("sort_order", "pk")
    return [stage for stage in stages if stage.is_on and _applies(stage, application.level_id)]


def _applies(stage: Stage, level_id: int | None) -> bool:
    levels = {level.pk for level in stage.levels.all()}
    return not levels or level_id in levels


def following(application: Application) -> Stage | None:
    """The step after the one where the application stands; before it is sent, the one after the form."""
    route = route_of(application)
    here = application.stage_id
    for place, stage in enumerate(route):
        if stage.pk == here or (here is None and stage.kind == StageKind.FORM):
            return next(iter(route[place + 1 :]), None)
    return None
