"""Where a message goes over each channel: a phone, an email address, a mailbox on the site."""

import re

from .channels import Channel
from .errors import BadRecipient

E164 = re.compile(r"\+[1-9]\d{6,14}")
MAILBOX = re.compile(r"(user|organisation):[1-9]\d*")


def checked_addresses(*, phone: str, email: str, mailbox: str) -> dict[Channel, str]:
    """Those that are given. What people typed as an email is judged when it is sent, where staff see it fail;
    a phone number or a mailbox of the wrong form is a mistake of the caller."""
    phone, email, mailbox = str(phone or ""), str(email or "").strip(), str(mailbox or "")
    if not (phone or email or mailbox):
        raise BadRecipient("A message needs a phone number, an email address or a mailbox.")
    if phone and not E164.fullmatch(phone):
        raise BadRecipient(f"{phone!r} is not an E.164 phone number.")
    if mailbox and not MAILBOX.fullmatch(mailbox):
        raise BadRecipient(f"{mailbox!r} is not a mailbox.")
    given = {Channel.SMS: phone, Channel.EMAIL: email, Channel.INBOX: mailbox}
    return {channel: address for channel, address in given.items() if address}


def user_mailbox(user_id: int) -> str:
    return f"user:{user_id}"


def organisation_mailbox(organisation_id: int) -> str:
    return f"organisation:{organisation_id}"
