"""Members write to one another about an entry, without giving an address away."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.organisations.models import Organisation

from ..errors import ConversationClosed, NotShown, OwnEntry, TextMissing
from ..limits import check_inquiries
from ..models import Entry, ExchangeSettings, Inquiry, Reply
from ..models.about import about
from ..notices import tell_asked, tell_replied


@transaction.atomic
def send_inquiry(*, entry: Entry, organisation: Organisation, text: str, by: User) -> Inquiry:
    """A company asks the one behind an entry that is shown; an open conversation of theirs goes on."""
    text = worded(text)
    if entry.organisation_id == organisation.pk:
        raise OwnEntry
    if not type(entry).objects.shown().filter(pk=entry.pk).exists():
        raise NotShown
    check_inquiries(organisation, ExchangeSettings.load())
    going_on = Inquiry.objects.filter(organisation=organisation, **about(entry))
    if inquiry := going_on.exclude(status=Inquiry.Status.CLOSED).first():
        return reply_to_inquiry(inquiry=inquiry, organisation=organisation, text=text, by=by)
    inquiry = Inquiry.objects.create(
        organisation=organisation, recipient=entry.organisation, text=text, by=by, **about(entry)
    )
    log(inquiry, "exchange.asked", user=by)
    tell_asked(inquiry)
    return inquiry


@transaction.atomic
def reply_to_inquiry(*, inquiry: Inquiry, organisation: Organisation, text: str, by: User) -> Inquiry:
    """One of the two companies writes further; the other is told."""
    text = worded(text)
    check_inquiries(organisation, ExchangeSettings.load())
    inquiry = Inquiry.objects.select_for_update(of=("self",)).get(pk=inquiry.pk)
    if inquiry.status == Inquiry.Status.CLOSED:
        raise ConversationClosed
    answers = organisation.pk == inquiry.recipient_id
    inquiry.move_to(Inquiry.Status.ANSWERED if answers else Inquiry.Status.OPEN)
    inquiry.updated_at = timezone.now()
    inquiry.save(update_fields=["status", "updated_at"])
    reply = Reply.objects.create(inquiry=inquiry, organisation=organisation, text=text, by=by)
    log(inquiry, "exchange.replied", user=by)
    tell_replied(reply)
    return inquiry


@transaction.atomic
def close_inquiry(*, inquiry: Inquiry, by: User) -> Inquiry:
    """Either company ends the conversation: nobody writes in it any more."""
    inquiry = Inquiry.objects.select_for_update(of=("self",)).get(pk=inquiry.pk)
    inquiry.move_to(Inquiry.Status.CLOSED)
    inquiry.updated_at = timezone.now()
    inquiry.save(update_fields=["status", "updated_at"])
    log(inquiry, "exchange.conversation_closed", user=by)
    return inquiry


def worded(text: str) -> str:
    if not text.strip():
        raise TextMissing
    return text.strip()
