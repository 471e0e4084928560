"""Messages to somebody whose account is closed: what was sent stays counted, to whom is forgotten."""

from django.db import transaction

from .addresses import user_mailbox
from .models import MASK, Notice, OptOut, Reading

DONE = ("sent", "failed", "unknown", "expired")


@transaction.atomic
def empty_mailbox(*, user) -> None:
    """Messages on the site to this person alone go; so does what they had read and chosen."""
    Notice.objects.in_mailboxes([user_mailbox(user.pk)]).delete()
    Reading.objects.filter(user=user).delete()
    OptOut.objects.filter(user=user).delete()


@transaction.atomic
def forget_recipient(*, phone: str, email: str) -> int:
    """In the log of messages nothing tells any more where they went, nor what they said."""
    addresses = [address for address in (phone, email) if address]
    notices = Notice.objects.select_for_update().filter(recipient__in=addresses, status__in=DONE)
    for notice in notices:
        notice.recipient = f"{MASK}{notice.pk}"
        notice.text, notice.subject, notice.params = MASK, "", {}
    Notice.objects.bulk_update(notices, ["recipient", "text", "subject", "params"], batch_size=500)
    return len(notices)
