"""What lies in somebody's mailboxes on the site; asked once for a page, whoever on it wants to know."""

from membership.notifications.inbox import unread_count
from membership.organisations.permissions import mailboxes_of

KEPT = "_unread_messages"


def unread_messages(request) -> int:
    if not hasattr(request, KEPT):
        user = request.user
        setattr(request, KEPT, unread_count(user=user, mailboxes=mailboxes_of(user)))
    return getattr(request, KEPT)
