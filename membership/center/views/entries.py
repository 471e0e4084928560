"""Pages that posts and products share; each kind names itself by its `EntryRoom`."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe
from django.utils.translation import pgettext_lazy

from membership.exchange.models import Entry, ExchangeSettings, Inquiry
from membership.exchange.models.about import about
from membership.exchange.models.states import EntryStatus
from membership.organisations.models import Role
from membership.organisations.richtext import sanitise

from ..entries import EntryRoom
from ..entries.acts import acts_for
from ..entries.forms import MessageForm
from ..visits import Visit, render_room

PER_PAGE = 12
PUBLIC_ID = re.compile(r"[2-9a-z]{10}")
ENDED = (EntryStatus.CLOSED, EntryStatus.EXPIRED)
TABS = (
    ("all", pgettext_lazy("own entries", "All"), Q()),
    ("draft", pgettext_lazy("own entries", "Drafts"), Q(status=EntryStatus.DRAFT)),
    (
        "pending",
        pgettext_lazy("own entries", "In review"),
        Q(status=EntryStatus.PENDING) | Q(change_status=EntryStatus.PENDING),
    ),
    ("live", pgettext_lazy("own entries", "Published"), Q(status=EntryStatus.LIVE)),
    (
        "returned",
        pgettext_lazy("own entries", "Sent back"),
        Q(status=EntryStatus.RETURNED) | Q(change_status=EntryStatus.RETURNED),
    ),
    ("ended", pgettext_lazy("own entries", "Ended"), Q(status__in=ENDED)),
)


def rules_of(request, room: EntryRoom) -> ExchangeSettings:
    """The rules, where this association uses the room; elsewhere there is none."""
    rules = ExchangeSettings.load(request)
    if not room.is_used(rules):
        raise Http404
    return rules


def browse(request, visit: Visit, room: EntryRoom):
    """What the other members show, narrowed as the address says."""
    rules = rules_of(request, room)
    form = room.filters(request.GET)
    found = form.narrow(room.model.objects.shown()).for_list().order_by("-published_at", "-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        visit,
        room,
        "browse",
        filters=form,
        page=page,
        words=room.rules_words(rules),
        may_write=visit.may(Role.EDITOR),
    )


def mine(request, visit: Visit, room: EntryRoom):
    """The company's own, by state, the last changed first."""
    rules_of(request, room)
    own = room.model.objects.filter(organisation=visit.membership.organisation)
    tabs = {key: (label, query) for key, label, query in TABS}
    chosen = request.GET.get("state", "all")
    chosen = chosen if chosen in tabs else "all"
    counts = own.order_by().aggregate(**{key: Count("pk", filter=query) for key, _label, query in TABS})
    found = own.filter(tabs[chosen][1]).for_list().order_by("-updated_at", "-pk")
    return show(
        request,
        visit,
        room,
        "mine",
        tabs=[
            (key, label, counts[key]) for key, label, _query in TABS if counts[key] or key in ("all", chosen)
        ],
        chosen=chosen,
        page=Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
    )


def detail(request, visit: Visit, room: EntryRoom, public_id: str, *, form: MessageForm | None = None):
    """One entry: the company's own in every state, and others that are shown."""
    rules_of(request, room)
    entry = entry_for(visit, room, public_id)
    is_own = is_theirs(visit, entry)
    if is_own:
        visit.look_at(entry.organisation_id)
    shows_change = is_own and bool(entry.change_status) and "change" in request.GET
    shown = entry.proposed if shows_change else entry
    may_write = visit.may(Role.EDITOR)
    return show(
        request,
        visit,
        room,
        "entry",
        entry=entry,
        shown=shown,
        text=mark_safe(sanitise(shown.text)),  # noqa: S308 - sanitised on the same line
        is_own=is_own,
        shows_change=shows_change,
        may_write=may_write,
        acts=[(act, room.act_url(entry, act.name)) for act in acts_for(entry)]
        if is_own and may_write
        else [],
        edit_url=room.edit_url(entry),
        ask_url=room.ask_url(entry),
        report_url=room.report_url(entry),
        conversations=conversations(visit, entry, is_own=is_own) if may_write else [],
        form=form or MessageForm(),
    )


def conversations(visit: Visit, entry: Entry, *, is_own: bool) -> list[Inquiry]:
    """What was asked about the entry, as far as this company takes part; the newest only."""
    found = Inquiry.objects.filter(**about(entry)).select_related("organisation")
    if not is_own:
        found = found.filter(organisation=visit.membership.organisation)
    return list(found.order_by("-updated_at", "-pk")[:20])


def entry_for(visit: Visit, room: EntryRoom, public_id: str) -> Entry:
    """The company's own, or one that is shown; anything else does not exist."""
    entries = room.model.objects.select_related("organisation", "category", "region", "latest_revision")
    entry = get_object_or_404(entries.prefetch_related("files__file"), public_id=public_id)
    is_shown = entry.is_shown and room.model.objects.shown().filter(pk=entry.pk).exists()
    if not is_theirs(visit, entry) and not is_shown:
        raise Http404
    return entry


def own_entry(visit: Visit, room: EntryRoom, public_id: str) -> Entry:
    """One of the company's own; anybody else's does not exist."""
    companies = [membership.organisation_id for membership in visit.memberships]
    entries = room.model.objects.select_related("organisation", "latest_revision")
    entry = get_object_or_404(entries, organisation__in=companies, public_id=public_id)
    visit.look_at(entry.organisation_id)
    return entry


def is_theirs(visit: Visit, entry: Entry) -> bool:
    return entry.organisation_id in {membership.organisation_id for membership in visit.memberships}


def show(request, visit: Visit, room: EntryRoom, template: str, *, status: int = 200, **context):
    context |= {"exchange": room}
    return render_room(request, visit, room.many, room.templates(template), status=status, **context)


def refuse(request, address: str, refusal: Exception):
    messages.error(request, str(refusal))
    return redirect(address)
