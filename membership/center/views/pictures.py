"""Publicity pictures (宣传图片), each with what it shows."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from membership.errors import DomainError
from membership.organisations.models import CompanyPicture, Role
from membership.organisations.services import add_picture, move_picture, name_pictures, remove_picture

from .. import profiles
from ..profile_forms import CaptionsForm, PictureForm
from ..visits import Visit, member_room, render_room

USUAL = 6  # where the joining form asks for none, and some are there


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("pictures", roles=(Role.EDITOR,))
def pictures(request, visit):
    if request.method == "POST" and "captions" in request.POST:
        return save_captions(request, visit)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PictureForm(*posted, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            add_picture(
                organisation=visit.membership.organisation,
                file=form.cleaned_data["picture"],
                caption=form.cleaned_data["caption"],
                most=most_pictures(),
                by=request.user,
            )
        except DomainError as refusal:
            form.add_error("picture", str(refusal))
        else:
            messages.success(request, _("The picture has been added."))
            return redirect("center:pictures")
    return show(request, visit, form=form)


def save_captions(request, visit: Visit):
    captions = CaptionsForm(request.POST, pictures=visit.membership.organisation.pictures.all())
    if not captions.is_valid():
        return show(request, visit, captions=captions)
    name_pictures(organisation=visit.membership.organisation, captions=captions.captions(), by=request.user)
    messages.success(request, _("Saved."))
    return redirect("center:pictures")


@require_POST
@member_room("pictures", roles=(Role.EDITOR,))
def earlier(request, visit, pk):
    picture = picture_typed_beside(request, visit, pk)
    move_picture(picture=picture, places=-1, by=request.user)
    return redirect("center:pictures")


@require_POST
@member_room("pictures", roles=(Role.EDITOR,))
def later(request, visit, pk):
    picture = picture_typed_beside(request, visit, pk)
    move_picture(picture=picture, places=1, by=request.user)
    return redirect("center:pictures")


@require_POST
@member_room("pictures", roles=(Role.EDITOR,))
def remove(request, visit, pk):
    remove_picture(picture=picture_typed_beside(request, visit, pk), by=request.user)
    messages.success(request, _("The picture has been removed."))
    return redirect("center:pictures")


def show(request, visit: Visit, *, form: PictureForm | None = None, captions: CaptionsForm | None = None):
    found = list(visit.membership.organisation.pictures.select_related("file"))
    captions = captions or CaptionsForm(pictures=found)
    return render_room(
        request,
        visit,
        "home",
        "center/pictures.html",
        form=form or PictureForm(user=request.user),
        captions=captions,
        wrong=captions if captions.is_bound else form,
        pictures=[(each, captions[f"caption-{each.pk}"]) for each in found],
        most=most_pictures(),
        is_full=len(found) >= most_pictures(),
    )


def most_pictures() -> int:
    process = profiles.process_now()
    return (process and process.max_pictures) or USUAL


def picture_typed_beside(request, visit: Visit, pk: int) -> CompanyPicture:
    """The buttons send the whole form: captions that will do are kept, whichever button was pressed."""
    companies = [each.organisation_id for each in visit.memberships]
    found = CompanyPicture.objects.filter(organisation__in=companies).select_related("organisation")
    picture = get_object_or_404(found, pk=pk)
    visit.look_at(picture.organisation_id)
    typed = CaptionsForm(request.POST, pictures=picture.organisation.pictures.all())
    typed.is_valid()
    name_pictures(organisation=picture.organisation, captions=typed.captions(), by=request.user)
    return picture
