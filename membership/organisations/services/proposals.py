"""Changes of reviewed data: asked for by the company, decided on by the secretariat. A company has one at a
time; everything about it happens under the company's lock."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from membership.accounts.models import User
from membership.papers.models import PrivateFile

from ..errors import CodeTaken, WordsMissing
from ..models import Organisation, Proposal
from ..notices import tell_proposal_approved, tell_proposal_returned
from ..parts import parts_of
from .passwords import locked
from .writing import log_changed, write_details


@transaction.atomic
def propose_changes(*, organisation: Organisation, values: Mapping, by: User) -> Proposal | None:
    """Ask for `values` (reviewed data, by name) to take effect. What an open proposal asked for besides
    goes along, and this one takes its place; nothing is left open when all is as it is known.

    Raises `CodeTaken`.
    """
    organisation = locked(organisation)
    open_one = organisation.proposals.unsettled().select_related("revision").first()
    if not values:
        return open_one
    wanted = (open_one.proposed() if open_one else {}) | dict(values)
    wanted = {name: value for name, value in wanted.items() if getattr(organisation, name) != value}
    if open_one and open_one.is_pending and wanted == open_one.proposed():
        return open_one
    if open_one:
        _settle(open_one, Proposal.Status.WITHDRAWN, by=by)
    if not wanted:
        return None
    check_code_free(organisation, wanted)
    return _send(organisation, wanted, by)


def _send(organisation: Organisation, wanted: dict, by: User) -> Proposal:
    before = organisation.serializable_data()
    proposal = Proposal.objects.create(
        organisation=organisation,
        revision=_revision_with(organisation, wanted, by),
        names=[name for name in Organisation.detail_names() if name in wanted],
        before={name: before[name] for name in wanted},
        submitted_by=by,
    )
    proposal.files.set(value for value in wanted.values() if isinstance(value, PrivateFile))
    data = {"fields": sorted(wanted)} | dict.fromkeys(parts_of(wanted), True)
    log(organisation, "organisations.change_proposed", user=by, revision=proposal.revision, data=data)
    return proposal


def _revision_with(organisation: Organisation, wanted: dict, by: User) -> Revision:
    """The company as it would be. `save_revision` would save it, too, and tell everybody of the new name."""
    draft = Organisation.objects.get(pk=organisation.pk)
    for name, value in wanted.items():
        setattr(draft, name, value)
    return Revision.objects.create(
        content_object=organisation,
        base_content_type=organisation.get_base_content_type(),
        user=by,
        content=draft.serializable_data(),
        object_str=str(draft),
    )


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, by: User) -> Proposal:
    """The company leaves things as they are. Raises `IllegalTransition` once it was approved."""
    proposal = _locked(proposal)
    _settle(proposal, Proposal.Status.WITHDRAWN, by=by)
    log(
        proposal.organisation,
        "organisations.change_withdrawn",
        user=by,
        data={"fields": sorted(proposal.names)},
    )
    return proposal


@transaction.atomic
def approve_proposal(*, proposal: Proposal, by: User) -> Proposal:
    """What was asked for takes effect; everything else stays as it is by now. The company is told.

    Raises `CodeTaken`, and `IllegalTransition` for what is not pending any more.
    """
    proposal = _locked(proposal)
    values = proposal.proposed()
    check_code_free(proposal.organisation, values)
    _settle(proposal, Proposal.Status.APPROVED, by=by)
    try:
        with transaction.atomic():
            write_details(proposal.organisation, values, by=by)
    except IntegrityError:  # another company took the code a moment ago
        raise CodeTaken from None
    log_changed(proposal.organisation, "change_approved", proposal.names, by=by)
    tell_proposal_approved(proposal)
    return proposal


@transaction.atomic
def return_proposal(*, proposal: Proposal, words: str, by: User) -> Proposal:
    """Nothing changes; the company reads why, and may send it again. Raises `WordsMissing` and
    `IllegalTransition`."""
    if not words.strip():
        raise WordsMissing
    proposal = _locked(proposal)
    _settle(proposal, Proposal.Status.RETURNED, by=by, words=words.strip())
    data = {"fields": sorted(proposal.names), "words": proposal.words}
    log(proposal.organisation, "organisations.change_returned", user=by, data=data)
    tell_proposal_returned(proposal)
    return proposal


def check_code_free(organisation: Organisation, values: Mapping) -> None:
    """Raises `CodeTaken`."""
    others = Organisation.objects.exclude(pk=organisation.pk)
    if values.get("uscc") and others.filter(uscc=values["uscc"]).exists():
        raise CodeTaken


def _locked(proposal: Proposal) -> Proposal:
    organisation = locked(proposal.organisation)
    found = Proposal.objects.select_for_update(of=("self",)).select_related("revision").get(pk=proposal.pk)
    found.organisation = organisation
    return found


def _settle(proposal: Proposal, status: str, *, by: User, words: str = "") -> None:
    proposal.move_to(status)
    proposal.decided_at, proposal.decided_by, proposal.words = timezone.now(), by, words or proposal.words
    proposal.save(update_fields=["status", "decided_at", "decided_by", "words"])
