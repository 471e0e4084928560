"""会刊展示: what a company writes about itself for the magazine."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from membership.directory.forms.magazine import PHOTO, MagazineForm
from membership.directory.models import MagazineProfile, MagazineSettings
from membership.directory.services import save_profile, submit_profile, withdraw_profile
from membership.directory.services.magazine import may_begin
from membership.errors import DomainError
from membership.organisations.models import Role
from membership.papers.services import store_upload

from ..visits import Standing, member_room, render_room

ROOM = "magazine"
magazine_room = member_room(ROOM, roles=(Role.EDITOR,), standing=Standing.PAID_UP)


@require_http_methods(["GET", "HEAD", "POST"])
@magazine_room
def magazine(request, visit):
    rules, profile = rules_in_use(), in_hand(visit)
    can_write = profile.is_writable if profile else may_begin(visit.membership.organisation)
    form = MagazineForm(request.POST or None, **known(profile), rules=rules) if can_write else None
    if request.method == "POST" and form and keep(request, visit, form):
        return redirect("center:magazine")
    if request.method == "POST" and form:
        form = with_what_was_kept(request, visit, form)
    return render_room(
        request,
        visit,
        ROOM,
        "center/magazine/magazine.html",
        profile=profile,
        form=form,
        rules=rules,
        photo_rule=PHOTO,
        printed=visit.membership.organisation.magazine_profiles.filter(status=MagazineProfile.Status.PRINTED)[
            :20
        ],
    )


@require_POST
@magazine_room
def withdraw(request, visit):
    """Take back what the editors have not read yet."""
    rules_in_use()
    profile = in_hand(visit)
    if profile is None:
        raise Http404
    try:
        withdraw_profile(profile=profile, by=request.user)
        messages.success(request, _("Taken back. You can change it and send it again."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("center:magazine")


def rules_in_use() -> MagazineSettings:
    rules = MagazineSettings.load()
    if not rules.is_used:
        raise Http404
    return rules


def in_hand(visit) -> MagazineProfile | None:
    """The profile that is not printed yet."""
    profiles = visit.membership.organisation.magazine_profiles
    return profiles.exclude(status=MagazineProfile.Status.PRINTED).prefetch_related("photos__file").first()


def known(profile: MagazineProfile | None) -> dict:
    if profile is None:
        return {"photos": []}
    return {"photos": list(profile.photos.all()), "initial": {"text": profile.text}}


def keep(request, visit, form: MagazineForm) -> bool:
    """Keep everything that is sound as a draft, whatever else is wrong; then send it, if that was asked."""
    is_valid = form.is_valid()
    if "text" not in form.cleaned_data and not form.is_sent:
        return False
    photos, refusals = stored(request)
    try:
        profile = save_profile(
            organisation=visit.membership.organisation,
            text=form.cleaned_data.get("text", form["text"].value()),
            photos=photos,
            captions=form.captions(),
            removed=form.removed(),
            by=request.user,
        )
        for refusal in refusals:
            form.add_error(None, refusal)
        if not is_valid or refusals:
            return False
        if form.is_sent:
            submit_profile(profile=profile, by=request.user)
            messages.success(request, _("Sent to the editors. You are told what they say."))
        else:
            messages.success(request, _("Saved as a draft."))
    except DomainError as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


def stored(request) -> tuple[list, list[str]]:
    """The photos that came, and why others were refused."""
    photos, refusals = [], []
    for upload in request.FILES.getlist("photos"):
        try:
            photos.append(store_upload(upload=upload, rule=PHOTO, uploaded_by=request.user))
        except ValidationError as refusal:
            refusals.append(f"{upload.name}: {' '.join(refusal.messages)}")
    return photos, refusals


def with_what_was_kept(request, visit, form: MagazineForm) -> MagazineForm:
    """The same answers with the photos that were kept in the meantime, so that each has its caption."""
    photos = known(in_hand(visit))["photos"]
    data = request.POST.copy()
    for photo in photos:
        data.setdefault(f"caption-{photo.pk}", photo.caption)
    fresh = MagazineForm(data, photos=photos, rules=form.rules)
    fresh.full_clean()
    for message in form.non_field_errors():
        fresh.add_error(None, message)
    return fresh
