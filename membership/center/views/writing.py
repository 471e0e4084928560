"""Writing an entry, and what its company does with it afterwards; shared by posts and products."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from js_asset import Media

from membership.errors import DomainError
from membership.exchange.models import Entry
from membership.exchange.models.states import EntryStatus
from membership.exchange.services import Content, change_entry, save_entry, submit_entry
from membership.joining.words import editor_words

from ..entries import EntryRoom
from ..entries.acts import BY_NAME
from ..entries.files import FilesField, chosen_in, chosen_in_post, fill, store_new
from ..entries.forms import RenewForm
from ..visits import Visit
from .entries import PUBLIC_ID, own_entry, refuse, rules_of, show


def add(request, visit: Visit, room: EntryRoom, files: Sequence[FilesField]):
    """A new one. The page names it, so that a form sent twice writes it once."""
    rules_of(request, room)
    organisation = visit.membership.organisation
    entry = room.model(organisation=organisation)
    if PUBLIC_ID.fullmatch(given := request.POST.get("public_id", "")):
        entry.public_id = given
        entry = room.model.objects.filter(organisation=organisation, public_id=given).first() or entry
    return write(request, visit, room, entry, files)


def edit(request, visit: Visit, room: EntryRoom, public_id: str, files: Sequence[FilesField]):
    rules_of(request, room)
    return write(request, visit, room, own_entry(visit, room, public_id), files)


def write(request, visit: Visit, room: EntryRoom, entry: Entry, files: Sequence[FilesField]):
    """Shows the form, keeps the files that came with it, and saves or sends it."""
    if entry.pk and not entry.is_editable:
        return refuse(request, room.page_of(entry), _NotNow())
    if request.method != "POST":
        fill(files, chosen_in(entry))
        form = room.form(entry=entry.proposed if entry.pk else entry, rules=rules_of(request, room))
        return show_form(request, visit, room, entry, form, files)
    new = store_new(request, entry.organisation, files)
    fill(files, [*chosen_in_post(request.POST, entry.organisation), *new])
    form = posted_form(request, room, entry)
    is_saving = "do" in request.POST and "remove" not in request.POST
    if is_saving and form.is_valid() and not any(each.errors for each in files):
        content = Content(form.values(), [chosen for each in files for chosen in each.kept])
        try:
            return keep(request, room, entry, content)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
    return show_form(request, visit, room, entry, form, files)


class _NotNow(DomainError):
    @property
    def message(self):
        return _("This waits for the secretariat. Take it back to change it.")


def posted_form(request, room: EntryRoom, entry: Entry):
    """As it was typed: judged only where it is to be saved."""
    rules = rules_of(request, room)
    if "do" not in request.POST or "remove" in request.POST:
        return room.form(entry=entry, rules=rules, initial=request.POST.dict())
    is_draft = request.POST["do"] == "save" and entry.status != EntryStatus.LIVE
    return room.form(request.POST, entry=entry, rules=rules, is_draft=is_draft)


def keep(request, room: EntryRoom, entry: Entry, content: Content):
    """A refusal to send leaves the draft saved."""
    if entry.status == EntryStatus.LIVE:
        entry = change_entry(entry=entry, content=content, by=request.user)
        return said(request, room, entry)
    entry = save_entry(entry=entry, content=content, by=request.user)
    if request.POST["do"] == "save":
        return said(request, room, entry)
    try:
        entry = submit_entry(entry=entry, by=request.user)
    except DomainError as refusal:
        return refuse(request, room.page_of(entry), refusal)
    return said(request, room, entry)


def said(request, room: EntryRoom, entry: Entry):
    if entry.awaits_moderation:
        text = _("Sent. You are told as soon as it is published.")
    elif entry.status == EntryStatus.LIVE:
        text = _("Published: other members can find it now.")
    else:
        text = _("Saved as a draft. Only your company sees it; this is how it will look.")
    messages.success(request, text)
    return redirect(room.page_of(entry))


def show_form(request, visit, room: EntryRoom, entry: Entry, form, files):
    return show(
        request,
        visit,
        room,
        "form",
        entry=entry,
        form=form,
        files=files,
        has_file_errors=any(each.errors for each in files),
        form_media=Media.from_media(form.media, nonce=request.csp_nonce),
        editor_words=editor_words(),
        sender=entry.organisation,
        back=room.page_of(entry) if entry.pk else room.mine_url,
    )


def act(request, visit: Visit, room: EntryRoom, public_id: str, name: str):
    """Asks what must be asked, then does it."""
    rules = rules_of(request, room)
    entry, chosen = own_entry(visit, room, public_id), BY_NAME.get(name)
    if chosen is None:
        raise Http404
    form = RenewForm(request.POST or None, rules=rules) if name == "renew" else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            chosen.service(entry=entry, by=request.user, **(form.cleaned_data if form else {}))
        except DomainError as refusal:
            return refuse(request, room.page_of(entry), refusal)
        messages.success(request, str(chosen.done))
        return redirect(room.mine_url if name == "delete" else room.page_of(entry))
    if not chosen.is_open(entry) or not (chosen.is_asking or request.method == "POST"):
        return redirect(room.page_of(entry))
    return show(request, visit, room, "act", entry=entry, act=chosen, form=form, back=room.page_of(entry))
