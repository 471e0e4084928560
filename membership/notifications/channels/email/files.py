"""The mail backend that needs nothing: each email becomes a line of a file, and of the log."""

import logging
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from ..lines import append_line, was_written
from .letter import REFERENCE

logger = logging.getLogger(__name__)


class FileBackend(BaseEmailBackend):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.path = Path(settings.MAIL_CONSOLE_FILE)

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        for message in email_messages:
            append_line(self.path, _entry_of(message))
            logger.info("Email to %s: %s", ", ".join(message.to), message.subject)
        return len(email_messages)

    def took(self, reference: str) -> bool:
        return was_written(self.path, reference)


def _entry_of(message: EmailMessage) -> dict:
    html = [content for content, kind in getattr(message, "alternatives", []) if kind == "text/html"]
    return {
        "to": message.to[0] if len(message.to) == 1 else message.to,
        "subject": message.subject,
        "text": message.body,
        "html": html[0] if html else "",
        "sent_at": timezone.now().isoformat(),
        "from": message.from_email,
        "reply_to": message.reply_to,
        "id": message.extra_headers.get(REFERENCE, ""),
    }
