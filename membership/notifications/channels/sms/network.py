"""Telling "the request never left" from "it left and nothing came back": only the first may be repeated."""

from collections.abc import Iterator

import requests
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from ..base import GatewayError, Retry, Unknown
from .base import Reason

NEVER_LEFT = (requests.ConnectTimeout, requests.exceptions.SSLError, NewConnectionError, ConnectTimeoutError)


def network_error(error: Exception, code: str = "") -> GatewayError:
    if any(isinstance(cause, NEVER_LEFT) for cause in causes_of(error)):
        return Retry(Reason.UNAVAILABLE, code)
    return Unknown(Reason.TIMED_OUT, code)


def causes_of(error: object) -> Iterator[BaseException]:
    """The exception and everything it stands for, also where a library keeps it in an attribute."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        cause = waiting.pop()
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        kept = (getattr(cause, "inner_exception", None), getattr(cause, "reason", None))
        waiting += [cause.__cause__, cause.__context__, *kept, *cause.args]
