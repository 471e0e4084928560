"""A notice as an email: the text, the same as HTML with inlined styles on the association's letterhead."""

from email.headerregistry import Address
from email.mime.image import MIMEImage
from email.utils import parseaddr
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

if TYPE_CHECKING:
    from ...models import Notice, NotificationSettings

REFERENCE = "X-Notice-Reference"
LOGO = "max-360x96|format-png"
LOGO_ID = "letterhead-logo"
INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def letter_of(notice: "Notice", letterhead: "NotificationSettings") -> EmailMultiAlternatives:
    logo = logo_bytes(letterhead)
    content = {"subject": notice.subject, "text": notice.text, "link": notice.link, "letterhead": letterhead}
    letter = EmailMultiAlternatives(
        subject=notice.subject,
        body=as_text(**content),
        from_email=sender_of(letterhead),
        to=[notice.recipient],
        reply_to=[letterhead.reply_to] if letterhead.reply_to else None,
        headers={
            "Message-ID": message_id(notice),
            "Auto-Submitted": "auto-generated",
            REFERENCE: str(notice.reference),
        },
    )
    letter.attach_alternative(as_html(**content, logo=f"cid:{LOGO_ID}" if logo else ""), "text/html")
    if logo:
        letter.mixed_subtype = "related"
        letter.attach(_inline(logo))
    return letter


def as_html(*, subject: str, text: str, link: str, letterhead: "NotificationSettings", logo: str = "") -> str:
    with translation.override(settings.LANGUAGE_CODE):
        html = render_to_string(
            "notifications/email/letter.html",
            {"subject": subject, "text": text, "url": full_url(link), "letterhead": letterhead, "logo": logo}
            | {"language": settings.LANGUAGE_CODE},
        )
    return INLINER.inline(html)


def as_text(*, subject: str, text: str, link: str, letterhead: "NotificationSettings") -> str:
    below = [letterhead.name, *letterhead.signature.splitlines(), letterhead.address, letterhead.phone]
    parts = [text, full_url(link), "\n".join(["--", *(line for line in below if line)])]
    return "\n\n".join(part for part in parts if part)


def full_url(link: str) -> str:
    return urljoin(f"{settings.PUBLIC_URL}/", link) if link else ""


def message_id(notice: "Notice") -> str:
    """The same for every sending of one notice: a mailbox that has it already can tell."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return f"<notice.{notice.pk}.{notice.created_at:%Y%m%d%H%M%S%f}@{host}>"


def sender_of(letterhead: "NotificationSettings") -> str:
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    name = " ".join(letterhead.sender.split())
    return str(Address(name, addr_spec=address)) if name else address


def logo_bytes(letterhead: "NotificationSettings") -> bytes:
    """Nothing where the picture has gone: a letter without it is better than none."""
    if letterhead.logo is None:
        return b""
    try:
        with letterhead.logo.get_rendition(LOGO).file.open("rb") as file:
            return file.read()
    except (OSError, SourceImageIOError, InvalidFilterSpecError):
        return b""


def _inline(picture: bytes) -> MIMEImage:
    part = MIMEImage(picture, "png")
    part.add_header("Content-ID", f"<{LOGO_ID}>")
    part.add_header("Content-Disposition", "inline", filename="logo.png")
    return part
