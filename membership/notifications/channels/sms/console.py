"""The gateway that needs nothing: each message becomes a line of a file, and of the log."""

import logging
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ..base import Found, Gateway, Receipt
from ..lines import append_line, was_written
from .base import Message

logger = logging.getLogger(__name__)


class ConsoleGateway(Gateway):
    can_find = True

    def __init__(self):
        self.path = Path(settings.SMS_CONSOLE_FILE)

    def send(self, message: Message) -> Receipt:
        append_line(
            self.path,
            {
                "phone": message.phone,
                "text": message.text,
                "params": message.params,
                "sent_at": timezone.now().isoformat(),
                "id": message.reference,
            },
        )
        logger.info("SMS to %s: %s", message.phone, message.text)
        return Receipt(message.reference)

    def find(self, message: Message) -> Found:
        return Found.YES if was_written(self.path, message.reference) else Found.NO
