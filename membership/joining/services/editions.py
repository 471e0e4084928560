"""The joining process as the secretariat keeps it: making it, changing it, choosing the one in use."""

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User

from ..errors import ProcessInUse, ProcessReplaced, UnfitProcess
from ..models import JoiningProcess
from ..rules import problems_with

CHILDREN = ("stages", "category_demands")
# What belongs to an edition, not to its rules.
OWN = ("edition", "succeeds", "is_retired", "is_current")


@transaction.atomic
def create_process(*, process: JoiningProcess, by: User | None) -> JoiningProcess:
    """Keep a new process with its steps, as typed. The first one is in use at once.

    Raises `UnfitProcess`.
    """
    _check(process)
    process.is_current = not JoiningProcess.objects.select_for_update().filter(is_current=True).exists()
    process.save()
    log(process, "wagtail.create", user=by)
    return process


@transaction.atomic
def revise_process(*, process: JoiningProcess, by: User | None) -> JoiningProcess:
    """Keep a process as it was edited; its children may be unsaved.

    One that companies have applied under stays as it is: what was edited becomes its next edition, which
    takes its place in the list and for new applications. Raises `ProcessReplaced` when somebody else has
    made the next edition meanwhile, and `UnfitProcess`.
    """
    kept = JoiningProcess.objects.select_for_update().get(pk=process.pk)
    if kept.is_retired:
        raise ProcessReplaced
    _check(process)
    for name in OWN:
        setattr(process, name, getattr(kept, name))
    if not kept.applications.exists():
        process.save()
        log(process, "wagtail.edit", user=by)
        return process
    return _next_edition(kept, process, by)


def _next_edition(kept: JoiningProcess, edited: JoiningProcess, by: User | None) -> JoiningProcess:
    new = _copied(edited)
    new.edition, new.succeeds, new.is_current = kept.edition + 1, kept, kept.is_current
    kept.is_retired, kept.is_current = True, False
    JoiningProcess.objects.filter(pk=kept.pk).update(is_retired=True, is_current=False)
    new.save()
    log(kept, "joining.process_retired", user=by, data={"edition": new.edition})
    log(new, "joining.process_revised", user=by, data={"edition": new.edition})
    return new


@transaction.atomic
def copy_process(*, process: JoiningProcess, name: str, by: User | None) -> JoiningProcess:
    """A process of its own that begins with the rules of another; not in use."""
    new = _copied(process)
    new.name, new.edition, new.succeeds = name, 1, None
    new.is_retired = new.is_current = False
    new.save()
    log(new, "wagtail.create", user=by)
    return new


def _copied(process: JoiningProcess) -> JoiningProcess:
    """Process and children as they are in memory, none of them saved."""
    data = process.serializable_data()
    data["pk"] = None
    for children in CHILDREN:
        for child in data[children]:
            child["pk"] = child["process"] = None
    return JoiningProcess.from_serializable_data(data, check_fks=False)


@transaction.atomic
def use_process(*, process: JoiningProcess, by: User | None) -> JoiningProcess:
    """New applications follow this process from now on; the one in use before stops being it.

    Raises `ProcessReplaced` and `UnfitProcess`.
    """
    others = list(JoiningProcess.objects.select_for_update().filter(is_current=True))
    process = JoiningProcess.objects.select_for_update().get(pk=process.pk)
    if process.is_retired:
        raise ProcessReplaced
    _check(process)
    if process in others:
        return process
    JoiningProcess.objects.filter(is_current=True).update(is_current=False)
    JoiningProcess.objects.filter(pk=process.pk).update(is_current=True)
    for other in others:
        log(other, "joining.process_unused", user=by)
    log(process, "joining.process_used", user=by)
    process.refresh_from_db()
    return process


@transaction.atomic
def delete_process(*, process: JoiningProcess, by: User | None) -> None:
    """Only what nobody has applied under and what is not in use. Raises `ProcessInUse`."""
    process = JoiningProcess.objects.select_for_update().get(pk=process.pk)
    if process.is_current or process.succeeds_id or process.is_retired or process.applications.exists():
        raise ProcessInUse
    log(process, "wagtail.delete", user=by, deleted=True)
    process.delete()


def _check(process: JoiningProcess) -> None:
    problems = problems_with(in_order(process))
    if problems:
        raise UnfitProcess(problems)


def in_order(process: JoiningProcess) -> list:
    return sorted(process.stages.all(), key=lambda stage: stage.sort_order or 0)
