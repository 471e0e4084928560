"""会员信息: what the association knows of the company, on four pages."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from membership.organisations.changes_told import last_change
from membership.organisations.comparison import compared
from membership.organisations.models import Organisation, OrganisationSettings, Role

from .. import profiles
from ..visits import Visit, member_room, render_room


@require_safe
@member_room("home")
def profile(request, visit):
    """基础信息"""
    organisation, process = profiles.whole(visit.membership.organisation_id), profiles.process_now()
    questions = profiles.in_part(profiles.questions_for(organisation, process), "basic")
    pictures = list(organisation.pictures.select_related("file"))
    return show_part(
        request,
        visit,
        "basic",
        "center/profile.html",
        organisation=organisation,
        rows=profiles.rows(organisation, questions),
        introduction=profiles.introduction(organisation),
        pictures=pictures,
        takes_pictures=bool(pictures or (process and process.max_pictures)),
        **proposal_of(organisation),
    )


@require_safe
@member_room("further")
def further(request, visit):
    """扩展资料"""
    organisation = profiles.whole(visit.membership.organisation_id)
    questions = profiles.in_part(profiles.questions_for(organisation, profiles.process_now()), "further")
    application = organisation.applications.select_related("registration_form").order_by("-pk").first()
    return show_part(
        request,
        visit,
        "further",
        "center/further.html",
        organisation=organisation,
        rows=profiles.rows(organisation, questions),
        files=profiles.files(organisation, questions),
        registration_form=application and application.registration_form,
        **proposal_of(organisation),
    )


def show_part(
    request: HttpRequest,
    visit: Visit,
    part: str,
    template: str,
    *,
    organisation: Organisation | None = None,
    **context,
) -> HttpResponse:
    """One of the four pages: the member's card, the tabs, and when this part was last changed."""
    if organisation is not None:
        visit.membership.organisation = organisation
    organisation = visit.membership.organisation
    return render_room(
        request,
        visit,
        "home",
        template,
        tabs=tabs(part),
        part=part,
        changed=last_change(organisation, part),
        may_edit=visit.may(Role.EDITOR),
        **context,
    )


def proposal_of(organisation: Organisation) -> dict:
    """What waits for the secretariat, or came back from it, beside what is known."""
    proposal = organisation.proposals.unsettled().select_related("revision").first()
    if proposal is None:
        return {}
    proposal.organisation = organisation
    return {"proposal": proposal, "proposed": compared(proposal)}


def tabs(current: str) -> list[dict]:
    every = [
        ("basic", "center:home", _("Basic information")),
        ("people", "center:people", _("Contact persons")),
        ("further", "center:further", _("Further information")),
    ]
    if OrganisationSettings.load().asks_revenue:
        every.append(("revenue", "center:revenue", _("Company revenue")))
    return [{"url": url, "label": label, "is_current": part == current} for part, url, label in every]
