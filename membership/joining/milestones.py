"""The steps on top of every page of the journey: those of the process that the applicant notices."""

from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy

from .models import Application, JoiningProcess, Stage, StageKind
from .route import here, route_of

# What a company does itself, gets, or is looked at for by others; a review goes on unseen.
_NOTICED = {
    StageKind.FORM: pgettext_lazy("step of joining", "Fill in the form"),
    StageKind.VISIT: pgettext_lazy("step of joining", "Site visit"),
    StageKind.PUBLICITY: pgettext_lazy("step of joining", "Public notice"),
    StageKind.VOTE: pgettext_lazy("step of joining", "Council vote"),
    StageKind.ACCOUNT: pgettext_lazy("step of joining", "Enterprise account"),
    StageKind.PAPERS: pgettext_lazy("step of joining", "Papers by post"),
    StageKind.DUES: pgettext_lazy("step of joining", "Pay the dues"),
}
_JOINED = pgettext_lazy("step of joining", "Joined")


def progress_of(application: Application) -> list[dict]:
    """For the component: what is done, where it stands, and what is still to do."""
    route = route_of(application)
    noticed = [stage for stage in route if stage.kind in _NOTICED]
    if application.status == Application.Status.JOINED:
        return _row(noticed, len(noticed) + 1)
    stands = _stands(application)
    reached = route[: route.index(stands) + 1] if stands in route else []
    at = [place for place, stage in enumerate(noticed) if stage in reached]
    return _row(noticed, at[-1] if at else 0)


def progress_before(process: JoiningProcess | None) -> list[dict]:
    """While nothing has begun; steps for some levels only are not promised yet."""
    stages = process.stages.prefetch_related("levels").order_by("sort_order", "pk") if process else []
    noticed = [s for s in stages if s.is_on and s.kind in _NOTICED and not s.levels.all()]
    return _row(noticed, 0)


def _stands(application: Application) -> Stage | None:
    if application.status in Application.ENDED:
        review = application.last_review
        return review.stage if review else None
    return here(application)


def _row(stages: list[Stage], at: int) -> list[dict]:
    labels = [*(_label(stage) for stage in stages), _JOINED]
    return [
        {"label": label, "state": "done" if place < at else "current" if place == at else "todo"}
        for place, label in enumerate(labels)
    ]


def _label(stage: Stage):
    """The association's own name for it; in another language, what such a step is called."""
    return stage.name if get_language() == settings.LANGUAGE_CODE.lower() else _NOTICED[stage.kind]
