"""Changing the member information: at once, or as a proposal that the secretariat decides on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST
from js_asset import Media

from membership.errors import DomainError
from membership.joining.forms.pictures import PICTURE
from membership.joining.slots import RULES
from membership.joining.words import editor_words
from membership.organisations.models import Organisation, Proposal, Role
from membership.organisations.services import save_profile, withdraw_proposal
from membership.papers.services import store_upload
from membership.papers.uploads import upload_refused

from .. import profiles
from ..profile_forms import ProfileForm
from ..visits import Visit, member_room, render_room

PAGES = {"basic": "home", "further": "further"}


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("edit-profile", roles=(Role.EDITOR,))
def edit_basic(request, visit):
    return edit(request, visit, "basic")


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("edit-further", roles=(Role.EDITOR,))
def edit_further(request, visit):
    return edit(request, visit, "further")


def edit(request: HttpRequest, visit: Visit, part: str) -> HttpResponse:
    organisation = profiles.whole(visit.membership.organisation_id)
    form = form_for(request, organisation, part)
    if request.method == "POST" and form.is_valid() and is_as_seen(request, organisation, form):
        try:
            changed, proposal = save_profile(organisation=organisation, values=form.values(), by=request.user)
        except DomainError as refusal:
            form.add_error("uscc" if "uscc" in form.fields else None, str(refusal))
        else:
            tell(request, changed, proposal)
            return redirect(f"center:{PAGES[part]}")
    return render_room(
        request,
        visit,
        "home",
        "center/edit_profile.html",
        form=form,
        part=part,
        back=f"center:{PAGES[part]}",
        seen=organisation.latest_revision_id or "",
        form_media=Media.from_media(form.media, nonce=request.csp_nonce),
        editor_words=editor_words(),
    )


def form_for(request: HttpRequest, organisation: Organisation, part: str) -> ProfileForm:
    """Begins with what is known, and with what was proposed and is not settled."""
    questions = profiles.in_part(profiles.questions_for(organisation, profiles.process_now()), part)
    proposal = organisation.proposals.unsettled().select_related("revision").first()
    proposed = proposal.proposed() if proposal else {}
    names = [question.name for question in questions]
    standing = {name: proposed.get(name, getattr(organisation, name)) for name in names}
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    return ProfileForm(
        *posted, organisation=organisation, questions=questions, standing=standing, user=request.user
    )


def is_as_seen(request: HttpRequest, organisation: Organisation, form: ProfileForm) -> bool:
    """Nobody else changed the company while this page was open; if so, what was typed is kept."""
    if request.POST.get("seen", "") == str(organisation.latest_revision_id or ""):
        return True
    form.add_error(
        None,
        _(
            "Somebody else changed the information meanwhile. What you typed is kept below; save again if it "
            "is right."
        ),
    )
    return False


def tell(request: HttpRequest, changed: list[str], proposal: Proposal | None) -> None:
    if changed:
        messages.success(request, _("Saved."))
    if proposal and proposal.is_pending:
        labels = pgettext("between names of fields", ", ").join(
            str(profiles.label_of(name)) for name in proposal.names
        )
        messages.info(
            request,
            _("Sent to the secretariat, and in force once approved: %(fields)s.") % {"fields": labels},
        )
    elif not changed:
        messages.info(request, _("Nothing was changed."))


@require_POST
@member_room("edit-profile", roles=(Role.EDITOR,))
def withdraw_change(request, visit, pk):
    companies = [each.organisation_id for each in visit.memberships]
    proposals = Proposal.objects.filter(organisation__in=companies).select_related("organisation")
    proposal = get_object_or_404(proposals, pk=pk)
    visit.look_at(proposal.organisation_id)
    try:
        withdraw_proposal(proposal=proposal, by=request.user)
        messages.success(request, _("Withdrawn. Everything stays as it is."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("center:home")


@require_POST
@member_room("edit-profile", roles=(Role.EDITOR,))
def put_file(request, visit, slot):
    """Keeps a file as soon as it is chosen; it takes effect with the form."""
    if slot not in RULES and slot != "picture":
        raise Http404
    try:
        if slot not in request.FILES:
            raise ValidationError(_("Please choose a file."))
        rule = PICTURE if slot == "picture" else RULES[slot]
        file = store_upload(upload=request.FILES[slot], rule=rule, uploaded_by=request.user)
    except ValidationError as error:
        return upload_refused(error)
    response = render(request, "center/kept_file_item.html", {"file": file, "name": slot})
    response["X-Upload-Item"] = str(file.pk)
    response["Cache-Control"] = "private, no-store"
    return response
