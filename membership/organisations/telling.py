"""Messages to a company: to its primary contact by phone and email, and into the mailbox on the site that all
of its people read."""

from collections.abc import Collection

from membership.notifications.addresses import organisation_mailbox
from membership.notifications.models import Notice
from membership.notifications.services import queue_notice

from .models import Organisation


def tell_company(
    organisation: Organisation,
    *,
    type: str,
    event: str,
    channels: Collection[str] | None = None,
    link: str = "",
    **params: str,
) -> list[Notice]:
    """Written in the transaction of what it tells. `company` is filled in; `channels`: see `queue_notice`."""
    contact = organisation.contacts.primary().first()
    return queue_notice(
        type=type,
        event=event,
        phone=str(contact.phone) if contact else "",
        email=contact.email if contact else "",
        mailbox=organisation_mailbox(organisation.pk),
        params={"company": organisation.name, **params},
        channels=channels,
        link=link,
    )
