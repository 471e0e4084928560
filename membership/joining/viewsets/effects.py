"""What a decision will do, said before it is done, and what it did."""

from django.utils import timezone
from django.utils.translation import gettext as _

from membership.dues.errors import NoPrice
from membership.dues.models import DuesSettings

from ..models import DECIDED, Application, Review, Stage, StageKind
from ..route import onward


def decisions_for(application: Application) -> list[dict]:
    """The three decisions, each with what it will do."""
    person = {
        "company": application.name,
        "person": application.contact_name,
        "phone": application.contact_phone.as_national,
        "stage": application.stage.name,
    }
    sends_back = _ask_for_papers if application.stage.kind == StageKind.PAPERS else _send_back
    return [
        {
            "value": Review.Decision.APPROVE,
            "label": _("Approve"),
            "title": _("Approve this application?"),
            "effect": " ".join(approval_effects(application, person)),
            "classname": "",
        },
        sends_back(person) | {"value": Review.Decision.RETURN, "classname": "button-secondary"},
        {
            "value": Review.Decision.REJECT,
            "label": _("Reject"),
            "title": _("Reject this application?"),
            "effect": _(
                "This ends the application of %(company)s for good. "
                "An SMS with the reason goes to %(person)s, %(phone)s."
            )
            % person,
            "classname": "button-secondary no",
        },
    ]


def _send_back(person: dict) -> dict:
    return {
        "label": _("Send back for changes"),
        "title": _("Send this application back?"),
        "effect": _(
            "%(company)s may correct the form and send it again; then it comes back to “%(stage)s”, "
            "and what it passed before is not repeated. An SMS with the reason goes to %(person)s, %(phone)s."
        )
        % person,
    }


def _ask_for_papers(person: dict) -> dict:
    return {
        "label": _("Ask for what is missing"),
        "title": _("Ask for missing papers?"),
        "effect": _(
            "The application stays at “%(stage)s” until something more has come in. "
            "An SMS saying what is missing goes to %(person)s, %(phone)s."
        )
        % person,
    }


def approval_effects(application: Application, person: dict) -> list[str]:
    """Sentence by sentence what lies between this decision and the next."""
    way = onward(application, passing=application.stage)
    if not way:
        return [_("The joining process ends here without dues. Please complete it in the settings first.")]
    opens_account = any(stage.kind == StageKind.ACCOUNT for stage in way)
    sentences = [_account_effect(application, person)] if opens_account else []
    stage = way[-1]
    if stage.kind == StageKind.DUES:
        return [*sentences, _dues_effect(application, person)]
    sentences.append(_stop_effect(stage, person))
    if stage.kind in DECIDED - {StageKind.PAPERS} and not opens_account:
        sentences.append(_("No message is sent yet."))
    return sentences


def _account_effect(application: Application, person: dict) -> str:
    if getattr(application.organisation, "enterprise_account", None):
        return _("%(company)s keeps the enterprise account it has.") % person
    return (
        _(
            "%(company)s gets its enterprise account: name and initial password go to %(person)s, %(phone)s, "
            "and everything after this happens there."
        )
        % person
    )


def _stop_effect(stage: Stage, person: dict) -> str:
    given = person | {"stage": stage.name, "days": stage.notice_days}
    if stage.kind == StageKind.PAPERS:
        return (
            _(
                "%(company)s is asked to post its papers (“%(stage)s”); "
                "a message goes to %(person)s, %(phone)s."
            )
            % given
        )
    if stage.kind == StageKind.PUBLICITY:
        return (
            _(
                "%(company)s stands on the website for %(days)s days, "
                "with the level it asks for (“%(stage)s”)."
            )
            % given
        )
    return _("The application of %(company)s goes on to the stage “%(stage)s”.") % given


def _dues_effect(application: Application, person: dict) -> str:
    try:
        amount = application.level.price_on(timezone.localdate()) * DuesSettings.load().term_years
    except NoPrice:
        return _("No dues are set for this level yet: set them first, under the settings of membership.")
    return _(
        "An order of %(amount)s yuan is made for %(company)s, "
        "and an SMS asking for the dues goes to %(person)s, %(phone)s."
    ) % (person | {"amount": amount})


def done_message(application: Application, review: Review) -> str:
    """`application` as it is after the decision."""
    given = {"company": application.name, "stage": application.stage}
    if review.decision == Review.Decision.APPROVE and application.stage:
        return _("%(company)s: approved. It is at “%(stage)s” now.") % given
    if review.decision == Review.Decision.RETURN and application.stage:
        return _("%(company)s: asked for what is missing.") % given
    texts = {
        Review.Decision.APPROVE: _("%(company)s: approved."),
        Review.Decision.RETURN: _("%(company)s: sent back for changes. The company is told by SMS."),
        Review.Decision.REJECT: _("%(company)s: rejected. The company is told by SMS."),
    }
    return texts[Review.Decision(review.decision)] % given
