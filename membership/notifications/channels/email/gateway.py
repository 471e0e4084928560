"""Email through whichever backend Django is configured with. What matters is when an error comes: before the
letter was handed over it may be tried again, once it was on the wire nobody knows."""

import logging
import smtplib
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError, EmailMessage, get_connection
from django.core.validators import validate_email

from ..base import Found, Gateway, GatewayError, Receipt, Refused, Retry, Unknown
from .letter import REFERENCE
from .reasons import Reason

logger = logging.getLogger(__name__)
REASONS = {
    smtplib.SMTPAuthenticationError: Reason.CREDENTIALS,
    smtplib.SMTPSenderRefused: Reason.SENDER,
    smtplib.SMTPDataError: Reason.CONTENT,
}


class EmailGateway(Gateway):
    def __init__(self, backend: str):
        self.connection = get_connection(backend)
        # Only a backend that keeps what it took can be asked about it: see `FileBackend`.
        self.can_find = hasattr(self.connection, "took")

    def send(self, message: EmailMessage) -> Receipt:
        _check_recipient(message.to[0])
        with self._opened():
            try:
                self.connection.send_messages([message])
            except Exception as error:
                raise _after_opening(error) from error
        return Receipt(message.extra_headers["Message-ID"])

    def find(self, message: EmailMessage) -> Found:
        if not self.can_find:
            return Found.CANNOT_TELL
        return Found.YES if self.connection.took(message.extra_headers[REFERENCE]) else Found.NO

    @contextmanager
    def _opened(self):
        try:
            self.connection.open()
        except Exception as error:
            raise _before_sending(error) from error
        try:
            yield
        finally:
            try:
                self.connection.close()
            except Exception:  # the letter is gone, or its own error is on the way
                logger.info("The mail server did not say goodbye.", exc_info=True)


def _check_recipient(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(Reason.RECIPIENT) from error


def _before_sending(error: Exception) -> GatewayError:
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Refused(Reason.CONFIGURATION, detail=str(error))
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _answered(error)
    return Retry(Reason.UNAVAILABLE, detail=str(error))


def _after_opening(error: Exception) -> GatewayError:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _judged(Reason.RECIPIENT, code, words)
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error)
    if isinstance(error, BadHeaderError | UnicodeError | smtplib.SMTPNotSupportedError):
        return Refused(Reason.CONTENT, detail=str(error))
    return Unknown(Reason.TIMED_OUT, detail=str(error))


def _answered(error: smtplib.SMTPResponseException) -> GatewayError:
    reason = REASONS.get(type(error), Reason.UNAVAILABLE)
    return _judged(reason, error.smtp_code, error.smtp_error)


def _judged(reason: Reason, code: int, words: bytes | str) -> GatewayError:
    """A mail server says with its first digit whether it will think otherwise later."""
    if isinstance(words, bytes):
        words = words.decode("utf-8", "replace")
    return (Refused if code >= 500 else Retry)(reason, str(code), words)
