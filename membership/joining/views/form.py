"""Filling the form in (填报信息). Whatever is typed or uploaded is kept before it is judged."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST
from js_asset import Media

from membership.papers.uploads import upload_item, upload_refused

from ..answers import answers_typed, label_of
from ..changes import changed_fields
from ..fields import TEXT_FIELDS, Shape, names_of, questions_of
from ..forms import ApplicationForm
from ..milestones import progress_of
from ..models import Application
from ..open_pages import OpenPage
from ..pictures import caption_names
from ..route import passed_stages
from ..services import remove_file, save_draft
from ..slots import files_in, take_upload, take_uploads
from ..steps import Step
from ..words import editor_words
from .access import at_step

REFUSED = "joining:refused"  # in the session: what was wrong with files just sent, by slot
OVERWRITTEN = "joining:overwritten"  # in the session: what somebody else had typed where this page wrote
MAX_TYPED = 100_000  # characters kept of one answer; far beyond what any field takes


def keep_what_was_typed(application: Application, posted: Mapping, *, insists: bool) -> dict[str, str]:
    """Returns what somebody else wrote there since the page was opened (see `save_draft`)."""
    names = (*TEXT_FIELDS, *caption_names(application))
    typed = {name: posted[name].replace("\x00", "")[:MAX_TYPED] for name in names if name in posted}
    page = OpenPage.posted(posted.get("page", ""))
    elsewhere = save_draft(application=application, values=typed, page=page, insists=insists)
    application.refresh_from_db(fields=["draft", "written"])
    return elsewhere


def keep_the_form(request, application: Application) -> dict[str, str]:
    """A button was pressed: what is typed here counts, and what it takes the place of is shown."""
    overwritten = keep_what_was_typed(application, request.POST, insists=True)
    request.session[OVERWRITTEN] = {"application": application.pk, "answers": overwritten}
    return overwritten


def overwritten_answers(request, page_form: ApplicationForm):
    kept = request.session.get(OVERWRITTEN, {})
    if kept.get("application") != page_form.application.pk:
        return []
    return answers_typed(page_form, kept["answers"])


def read_form(
    application: Application, *, check: bool = True, refused: Mapping | None = None
) -> ApplicationForm:
    return ApplicationForm(
        application=application,
        typed=application.draft,
        uploads=files_in(application),
        refused=refused,
        check=check,
    )


@at_step(Step.FORM)
@require_http_methods(["GET", "HEAD", "POST"])
def form(request, application):
    if request.method != "POST":
        return show(request, application)
    overwritten = keep_the_form(request, application)
    refused = take_uploads(application=application, uploads=request.FILES, by=request.user)
    if refused:
        request.session[REFUSED] = refused
    elif "save" in request.POST:
        messages.success(request, _("Your draft has been saved. You can go on later, on any device."))
        return redirect("joining:form")
    if not overwritten and read_form(application, refused=refused).is_valid():
        return redirect("joining:check")
    return back_to_form()


def show(request, application: Application):
    """The form; every look at it reads the draft, so that a reload never sends old answers again."""
    refused = request.session.pop(REFUSED, {})
    page_form = read_form(application, check="check" in request.GET, refused=refused)
    review = application.last_review if application.status == Application.Status.RETURNED else None
    if review:
        mark_remarks(application, page_form, review)
    context = {
        "steps": progress_of(application),
        "application": application,
        "form": page_form,
        "page": OpenPage.showing(application, page_form),
        "overwritten": overwritten_answers(request, page_form),
        "form_media": Media.from_media(page_form.media, nonce=request.csp_nonce),
        "editor_words": editor_words(),
        "review": review,
        "passed_before": review is not None and bool(passed_stages(application)),
    }
    return render(request, "joining/form.html", context)


def mark_remarks(application: Application, page_form: ApplicationForm, review) -> None:
    """Put what the reviewer said beside the fields, and whether they were changed since."""
    changed = changed_fields(application, read_form(application))
    for name, remark in review.remarks.items():
        if name in page_form.fields:
            page_form.fields[name].remark = remark
            page_form.fields[name].is_changed = name in changed


@at_step(Step.FORM)
@require_POST
def save_draft_now(request, application):
    """What draft.js sends while one types. It never takes the place of what was typed on another page."""
    held = keep_what_was_typed(application, request.POST, insists=False)
    answer = {"saved_at": f"{timezone.localtime():%H:%M}"}
    if held:
        fields = pgettext("between names of fields", ", ").join(str(label_of(name)) for name in held)
        answer |= {
            "held": list(held),
            "message": _(
                "Not saved, because it was changed on another device or in another tab meanwhile: "
                "%(fields)s. Press “Save draft” to keep what stands here and see the other."
            )
            % {"fields": fields},
        }
    return JsonResponse(answer)


def _must_be_asked(application: Application, slot: str) -> None:
    if slot not in names_of(questions_of(application.process), Shape.FILE):
        raise Http404


@at_step(Step.FORM)
@require_POST
def put_file(request, application, slot):
    _must_be_asked(application, slot)
    try:
        if slot not in request.FILES:
            raise ValidationError(_("Please choose a file."))
        file = take_upload(application=application, slot=slot, upload=request.FILES[slot], by=request.user)
    except ValidationError as error:
        return upload_refused(error)
    return upload_item(request, file=file, remove_url=reverse("joining:remove-file", args=[slot]))


@at_step(Step.FORM)
@require_POST
def take_file_out(request, application, slot):
    """Also without script: the button sends the whole form here, and what was typed is kept."""
    _must_be_asked(application, slot)
    shown = request.POST.get("file", "")
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        remove_file(application=application, slot=slot, shown=shown)
        return HttpResponse(status=204)
    keep_the_form(request, application)
    remove_file(application=application, slot=slot, shown=shown)
    return redirect(f"{reverse('joining:form')}#id_{slot}")


def back_to_form():
    """To the form, with its errors."""
    return redirect(f"{reverse('joining:form')}?check")
