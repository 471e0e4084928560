"""The gateway that needs nothing: each message becomes a line of a file, and of the log."""

import json
import logging
import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from .base import Found, Gateway, Message, Receipt

logger = logging.getLogger(__name__)


class ConsoleGateway(Gateway):
    can_find = True

    def __init__(self):
        self.path = Path(settings.SMS_CONSOLE_FILE)

    def send(self, message: Message) -> Receipt:
        line = json.dumps(
            {
                "phone": message.phone,
                "text": message.text,
                "params": message.params,
                "sent_at": timezone.now().isoformat(),
                "id": message.reference,
            },
            ensure_ascii=False,
        )
        self.path.parent.mkdir(parents=True, exist_ok=True)
        append_line(self.path, line)
        logger.info("SMS to %s: %s", message.phone, message.text)
        return Receipt(message.reference)

    def find(self, message: Message) -> Found:
        if not self.path.exists():
            return Found.NO
        with self.path.open(encoding="utf-8") as lines:
            written = any(message.reference in line and _id_of(line) == message.reference for line in lines)
        return Found.YES if written else Found.NO


def append_line(path: Path, line: str) -> None:
    """One write to a file opened for appending: processes never mix their lines; on disk when it returns."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{line}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _id_of(line: str) -> str | None:
    try:
        return json.loads(line).get("id")
    except json.JSONDecodeError:
        return None
