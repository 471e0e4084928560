"""Takes messages to the merchant, and again until they are answered: 15 times in about a day."""

import logging
import threading
from collections.abc import Callable
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

logger = logging.getLogger(__name__)
PAUSES = (15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600)
ANSWER_WITHIN = 5


def post(url: str, headers: dict, body: bytes) -> int:
    """The status that the merchant answered; 0 when it did not."""
    try:
        # The merchant, who has signed the request, says where.
        asked = Request(url, data=body, headers=headers, method="POST")  # noqa: S310 - the address the merchant gave
        with urlopen(asked, timeout=ANSWER_WITHIN) as answer:  # noqa: S310 - the address the merchant gave
            return answer.status
    except HTTPError as error:
        return error.code
    except (URLError, OSError):
        return 0


class Notifier:
    """Delivers in the background. `message` is made anew for each attempt, as its timestamp must be."""

    def __init__(self):
        self.stopped = False
        self.told: list[str] = []  # for the page

    def tell(self, name: str, send: Callable[[], int], *, after: float = 0, attempt: int = 0) -> None:
        timer = threading.Timer(after, self._send, args=(name, send, attempt))
        timer.daemon = True
        timer.start()

    def _send(self, name: str, send: Callable[[], int], attempt: int) -> None:
        if self.stopped:
            return
        status = send()
        logger.info("%s, attempt %s: answered %s", name, attempt + 1, status)
        self.told.insert(0, f"{name}：第 {attempt + 1} 次通知，商户应答 {status or '无'}")
        del self.told[20:]
        if status not in (200, 204) and attempt < len(PAUSES):
            self.tell(name, send, after=PAUSES[attempt], attempt=attempt + 1)
