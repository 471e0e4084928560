"""The whole process at a glance: at each step, who does what, by when, and which messages go out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from membership.notifications.channels import Channel
from membership.notifications.types import find_type
from membership.notifications.wordings import wording_of

from .answers import label_of
from .fields import Demand, questions_of
from .models import DECIDED, JoiningProcess, Stage, StageKind

APPLICANT = {
    StageKind.NOTICE: _("Reads the joining notice and confirms it."),
    StageKind.FORM: _("Fills in the form, checks the answers and sends them."),
    StageKind.REVIEW: _("Waits; corrects the form if it is sent back."),
    StageKind.VISIT: _("Receives the visitors."),
    StageKind.PUBLICITY: _("Waits while objections can be raised."),
    StageKind.VOTE: _("Waits for the meeting."),
    StageKind.ACCOUNT: _("Logs in to the enterprise account, chooses a password and goes on there."),
    StageKind.PAPERS: _("Prints, seals and posts the papers, and enters courier and tracking number."),
    StageKind.DUES: _("Pays the dues."),
    StageKind.DISPATCH: _("Receives certificate, invoice and materials."),
}
SECRETARIAT = {
    StageKind.REVIEW: _("Approves, sends back or rejects."),
    StageKind.VISIT: _("Visits the company, writes down who went and when, and decides."),
    StageKind.PUBLICITY: _("Makes the application public, and decides when the days are over."),
    StageKind.VOTE: _("Writes down the meeting and its decision."),
    StageKind.ACCOUNT: _("Nothing: the account is opened by itself."),
    StageKind.PAPERS: _("Marks the parcel as received, reviews the papers, asks for what is missing."),
    StageKind.DISPATCH: _("Posts what is owed and enters the courier number."),
}
# What happens at a step, for whoever chooses its kind.
ABOUT = {
    kind.value: format_lazy(
        "{company} {applicant}{secretariat}",
        company=_("The company:"),
        applicant=applicant,
        secretariat=format_lazy(" {} {}", _("The secretariat:"), SECRETARIAT[kind])
        if kind in SECRETARIAT
        else "",
    )
    for kind, applicant in APPLICANT.items()
}
_TRANSFERS, _BY_ITSELF = _("Finance confirms transfers."), _("Nothing: payments confirm themselves.")
_PASSED_NOT = [(_("Sent back"), "application_returned"), (_("Rejected"), "application_rejected")]
# At which moment of a step which message goes out.
MESSAGES = {
    StageKind.REVIEW: _PASSED_NOT,
    StageKind.VISIT: _PASSED_NOT,
    StageKind.PUBLICITY: _PASSED_NOT,
    StageKind.VOTE: _PASSED_NOT,
    StageKind.ACCOUNT: [(_("Account opened"), "enterprise_account_opened")],
    StageKind.PAPERS: [
        (_("Step reached"), "papers_wanted"),
        (_("Parcel received"), "parcel_received"),
        (_("Something is missing"), "papers_missing"),
        (_("Rejected"), "application_rejected"),
    ],
    StageKind.DUES: [
        (_("Step reached"), "application_approved"),
        (_("Voucher returned"), "voucher_returned"),
        (_("Paid"), "joined"),
    ],
    StageKind.DISPATCH: [(_("Posted"), "files_arrived")],
}
# These go over the channels of the process; others over those of their type.
_OF_THE_PROCESS = {
    "application_approved",
    "application_returned",
    "application_rejected",
    "papers_wanted",
    "papers_missing",
    "joined",
}


@dataclass(frozen=True)
class Message:
    moment: str
    name: str
    channels: list[str]


@dataclass(frozen=True)
class Shown:
    """One step of the picture."""

    stage: Stage
    applicant: str
    secretariat: str
    levels: list[str]
    messages: list[Message] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)

    @property
    def is_decided(self) -> bool:
        return self.stage.kind in DECIDED


def steps_of(process: JoiningProcess) -> tuple[list[Shown], list[Stage]]:
    """The steps in use in their order, and those that are switched off."""
    stages = list(process.stages.select_related("group").prefetch_related("levels"))
    messages = _messages_of(process, {stage.kind for stage in stages if stage.is_on})
    shown = [
        Shown(
            stage=stage,
            applicant=APPLICANT[StageKind(stage.kind)],
            secretariat=_secretariat(process, stage),
            levels=[level.name for level in stage.levels.all()],
            messages=messages.get(stage.kind, []),
            facts=_facts(process, stage),
        )
        for stage in stages
        if stage.is_on
    ]
    return shown, [stage for stage in stages if not stage.is_on]


def _secretariat(process: JoiningProcess, stage: Stage) -> str:
    if stage.kind == StageKind.DUES:
        return _TRANSFERS if process.takes_transfer else _BY_ITSELF
    return SECRETARIAT.get(stage.kind, "")


def _messages_of(process: JoiningProcess, kinds: Iterable[str]) -> dict[str, list[Message]]:
    return {
        kind: [
            Message(moment=moment, name=found.name, channels=_channels(process, found))
            for moment, key in MESSAGES.get(kind, [])
            if (found := find_type(key))
        ]
        for kind in kinds
    }


def _channels(process: JoiningProcess, notice_type) -> list[str]:
    channels = [Channel(each) for each in wording_of(notice_type).channels]
    if notice_type.key in _OF_THE_PROCESS:
        channels = [each for each in channels if getattr(process, f"sends_{each}")]
    return [each.label for each in channels]


def _facts(process: JoiningProcess, stage: Stage) -> list[str]:
    facts = {StageKind.FORM: _asked, StageKind.DUES: _ways_to_pay, StageKind.PAPERS: _papers}.get(stage.kind)
    return facts(process) if facts else []


def _asked(process: JoiningProcess) -> list[str]:
    questions = questions_of(process)
    required = sum(question.required for question in questions)
    asked = sum(question.demand != Demand.HIDDEN for question in questions)
    facts = [_("%(asked)s questions, %(required)s of them required") % {"asked": asked, "required": required}]
    if process.max_pictures:
        facts.append(_("Publicity pictures: at most %(most)s") % {"most": process.max_pictures})
    for demand in process.category_demands.select_related("category"):
        facts.append(
            _("%(category)s: must answer “%(question)s”")
            % {"category": demand.category, "question": label_of(demand.name)}
        )
    return facts


def _ways_to_pay(process: JoiningProcess) -> list[str]:
    ways = {"takes_wechat": _("WeChat Pay"), "takes_transfer": _("Bank transfer")}
    return [label for name, label in ways.items() if getattr(process, name)]


def _papers(process: JoiningProcess) -> list[str]:
    return [line for line in process.papers_to_send.splitlines() if line.strip()]
