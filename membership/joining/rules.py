"""Which steps a joining process can have, in which order. Each refusal is explained in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from .models import DECIDED, REVIEWED, Stage, StageKind

ONLY_ONCE = (StageKind.NOTICE, StageKind.ACCOUNT, StageKind.PAPERS, StageKind.DISPATCH)
FOR_EVERY_LEVEL = frozenset({StageKind.NOTICE, StageKind.FORM, StageKind.DUES})
BEFORE_DUES = DECIDED | {StageKind.ACCOUNT}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a step, or with the whole process where `stage` is None."""

    stage: Stage | None
    message: str


class Order:
    """The steps in use, from first to last."""

    def __init__(self, stages: Iterable[Stage]):
        self.all = list(stages)
        self.on = [stage for stage in self.all if stage.is_on]

    def of(self, *kinds: str) -> list[Stage]:
        return [stage for stage in self.on if stage.kind in kinds]

    def off(self, kind: str) -> Stage | None:
        """A step of this kind that is there and switched off."""
        return next((stage for stage in self.all if stage.kind == kind and not stage.is_on), None)

    def is_before(self, one: Stage, other: Stage) -> bool:
        return self._places[id(one)] < self._places[id(other)]

    def was_looked_at(self, stage: Stage) -> bool:
        """Has somebody decided on every company that comes to this step?"""
        return _decide_everyone([each for each in self.of(*REVIEWED) if self.is_before(each, stage)])

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(stage): place for place, stage in enumerate(self.on)}

    @cached_property
    def form(self) -> Stage | None:
        return next(iter(self.of(StageKind.FORM)), None)

    @cached_property
    def dues(self) -> Stage | None:
        return next(iter(self.of(StageKind.DUES)), None)


def problems_with(stages: Iterable[Stage]) -> list[Problem]:
    """Everything that keeps these steps, given in their order, from being a process."""
    order = Order(stages)
    checks = (_form, _notice, _once, _reviews, _account, _papers, _dues, _dispatch, _levels, _deciders)
    return [problem for check in checks for problem in check(order)]


def _form(order: Order) -> Iterable[Problem]:
    forms = order.of(StageKind.FORM)
    if not forms:
        yield Problem(
            order.off(StageKind.FORM),
            _("The form cannot be left out: without it nobody knows which company applies."),
        )
    for extra in forms[1:]:
        yield Problem(extra, _("There is one form: put all questions into it."))


def _notice(order: Order) -> Iterable[Problem]:
    for notice in order.of(StageKind.NOTICE)[:1]:
        if order.form and not order.is_before(notice, order.form):
            yield Problem(
                notice,
                _("The joining notice says what to prepare, so it comes before “%(form)s”.")
                % {"form": order.form.name},
            )


def _once(order: Order) -> Iterable[Problem]:
    for kind in ONLY_ONCE:
        for extra in order.of(kind)[1:]:
            yield Problem(
                extra,
                _("A process has one step of the kind “%(kind)s”; take this one out.")
                % {"kind": StageKind(kind).label},
            )


def _reviews(order: Order) -> Iterable[Problem]:
    if not _decide_everyone(order.of(StageKind.REVIEW)):
        yield Problem(
            order.off(StageKind.REVIEW),
            _(
                "At least one review has to be in use for every level: "
                "otherwise whoever pays is a member without anybody having looked."
            ),
        )
    for stage in order.of(*REVIEWED):
        if order.form and not order.is_before(order.form, stage):
            yield Problem(
                stage,
                _("There is nothing to decide before “%(form)s” has been sent: this step comes after it.")
                % {"form": order.form.name},
            )


def _account(order: Order) -> Iterable[Problem]:
    for account in order.of(StageKind.ACCOUNT)[:1]:
        if not order.was_looked_at(account):
            yield Problem(
                account,
                _(
                    "An enterprise account is opened for companies that somebody has looked at: "
                    "a step that decides, for every level, comes before it."
                ),
            )


def _papers(order: Order) -> Iterable[Problem]:
    for papers in order.of(StageKind.PAPERS)[:1]:
        if not order.was_looked_at(papers):
            yield Problem(
                papers,
                _(
                    "Companies print and post their papers once somebody has looked at their form: "
                    "a step that decides, for every level, comes before it."
                ),
            )


def _dues(order: Order) -> Iterable[Problem]:
    dues = order.of(StageKind.DUES)
    if not dues:
        yield Problem(
            order.off(StageKind.DUES),
            _("The dues cannot be left out: a membership begins on the day of its payment."),
        )
    for extra in dues[1:]:
        yield Problem(extra, _("The dues are paid once: take this step out."))
    for stage in order.of(*BEFORE_DUES):
        if order.dues and not order.is_before(stage, order.dues):
            yield Problem(
                stage,
                _("Who has paid is a member at once, so this step comes before “%(dues)s”.")
                % {"dues": order.dues.name},
            )
    if order.dues and order.form and not order.is_before(order.form, order.dues):
        yield Problem(
            order.dues,
            _("What is owed follows from the level asked for: the dues come after “%(form)s”.")
            % {"form": order.form.name},
        )


def _dispatch(order: Order) -> Iterable[Problem]:
    for dispatch in order.of(StageKind.DISPATCH)[:1]:
        if order.dues and not order.is_before(order.dues, dispatch):
            yield Problem(
                dispatch,
                _("Certificate and invoice are sent to members: this step comes after “%(dues)s”.")
                % {"dues": order.dues.name},
            )
        elif dispatch is not order.on[-1]:
            yield Problem(dispatch, _("Nothing follows the dispatch: it is the last step."))


def _levels(order: Order) -> Iterable[Problem]:
    for stage in order.of(*FOR_EVERY_LEVEL):
        if stage.levels.all():
            yield Problem(stage, _("Every company passes this step: do not limit it to levels."))


def _deciders(order: Order) -> Iterable[Problem]:
    for stage in order.of(*DECIDED):
        if stage.group_id is None:
            yield Problem(stage, _("Choose who decides: otherwise applications would wait here for nobody."))


def _decide_everyone(stages: Sequence[Stage]) -> bool:
    return any(not stage.levels.all() for stage in stages)
