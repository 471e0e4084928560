"""往来询问: members write to one another about entries, and report what is wrong."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.errors import DomainError
from membership.exchange.models import ExchangeSettings, Inquiry
from membership.exchange.services import close_inquiry, reply_to_inquiry, report_entry, send_inquiry
from membership.organisations.models import Role

from ..entries import EntryRoom
from ..entries.forms import MessageForm, ReportForm
from ..visits import Standing, Visit, member_room, render_room
from .entries import detail, entry_for, is_theirs, rules_of, show

PER_PAGE = 20
SIDES = (
    ("all", pgettext_lazy("inquiries", "All")),
    ("received", pgettext_lazy("inquiries", "Received")),
    ("sent", pgettext_lazy("inquiries", "Sent")),
    ("open", pgettext_lazy("inquiries", "Waits for our answer")),
)
inquiries_room = member_room("inquiries", roles=(Role.EDITOR,), standing=Standing.PAID_UP)


@require_safe
@inquiries_room
def inquiries(request, visit):
    """Every conversation of the company, the latest on top."""
    check_used(request)
    organisation = visit.membership.organisation
    chosen = request.GET.get("side", "all")
    narrowing = {
        "received": Q(recipient=organisation),
        "sent": Q(organisation=organisation),
        "open": Q(recipient=organisation, status=Inquiry.Status.OPEN),
    }
    found = (
        Inquiry.objects.concerning(organisation)
        .filter(narrowing.get(chosen, Q()))
        .select_related("organisation", "recipient", "post", "product")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render_room(
        request,
        visit,
        "inquiries",
        "center/entries/inquiries.html",
        page=page,
        sides=SIDES,
        chosen=chosen if chosen in dict(SIDES) else "all",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@inquiries_room
def inquiry(request, visit, pk):
    """One conversation, and a field to write further."""
    check_used(request)
    conversation = own_inquiry(visit, pk)
    organisation = visit.membership.organisation
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reply_to_inquiry(
                inquiry=conversation,
                organisation=organisation,
                text=form.cleaned_data["text"],
                by=request.user,
            )
        except DomainError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Sent. The other company is told."))
            return redirect(conversation)
    return render_room(
        request,
        visit,
        "inquiries",
        "center/entries/inquiry.html",
        conversation=conversation,
        replies=conversation.replies.select_related("organisation"),
        form=form,
        other=conversation.recipient
        if conversation.organisation_id == organisation.pk
        else conversation.organisation,
    )


@require_POST
@inquiries_room
def close(request, visit, pk):
    try:
        close_inquiry(inquiry=own_inquiry(visit, pk), by=request.user)
        messages.success(request, _("The conversation is closed."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("center:inquiry", pk)


def ask(request, visit: Visit, room: EntryRoom, public_id: str):
    """Write to the company behind an entry; what cannot be sent stays in the field."""
    rules_of(request, room)
    entry = entry_for(visit, room, public_id)
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            conversation = send_inquiry(
                entry=entry,
                organisation=visit.membership.organisation,
                text=form.cleaned_data["text"],
                by=request.user,
            )
        except DomainError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Sent. The company is told, and answers you here."))
            return redirect(conversation)
    return detail(request, visit, room, public_id, form=form)


def report(request, visit: Visit, room: EntryRoom, public_id: str):
    """Tell the secretariat that something is wrong with an entry."""
    rules_of(request, room)
    entry = entry_for(visit, room, public_id)
    if is_theirs(visit, entry):
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report_entry(
                entry=entry,
                organisation=visit.membership.organisation,
                by=request.user,
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. The secretariat looks at it and tells you."))
            return redirect(room.page_of(entry))
    return show(request, visit, room, "report", entry=entry, form=form, back=room.page_of(entry))


def own_inquiry(visit: Visit, pk: int) -> Inquiry:
    """A conversation in which a company of this account takes part; any other does not exist."""
    companies = [membership.organisation_id for membership in visit.memberships]
    taking_part = Q(organisation__in=companies) | Q(recipient__in=companies)
    found = Inquiry.objects.select_related("organisation", "recipient", "post", "product")
    conversation = get_object_or_404(found.filter(taking_part), pk=pk)
    if visit.membership.organisation_id not in (conversation.organisation_id, conversation.recipient_id):
        own = conversation.organisation_id in companies
        visit.look_at(conversation.organisation_id if own else conversation.recipient_id)
    return conversation


def check_used(request) -> None:
    rules = ExchangeSettings.load(request)
    if not (rules.uses_posts or rules.uses_products):
        raise Http404
