"""快递100, the query of one parcel (https://api.kuaidi100.com/document/). The signature is over the very
text of `param` that is sent: MD5(param + key + customer) in capitals."""

import hashlib
import json
from datetime import datetime

import requests
from django.conf import settings
from django.utils import timezone

from ..couriers import Courier
from ..models import Transit
from .base import Event, Misconfigured, News, NothingYet, Provider, Question, Reason, Retry

# Their `state`, by its first one or two digits; finer ones (three and four digits) begin with these.
STATES = {
    "0": Transit.MOVING,
    "1": Transit.COLLECTED,
    "2": Transit.PROBLEM,
    "3": Transit.DELIVERED,
    "4": Transit.RETURNED,
    "5": Transit.DELIVERING,
    "6": Transit.RETURNING,
    "7": Transit.MOVING,
    "8": Transit.MOVING,
    "10": Transit.MOVING,
    "11": Transit.MOVING,
    "12": Transit.MOVING,
    "13": Transit.PROBLEM,
    "14": Transit.PROBLEM,
}
REFUSALS = {
    "400": (NothingYet, Reason.COURIER),
    "408": (NothingYet, Reason.PHONE),
    "500": (NothingYet, Reason.NOTHING_YET),
    "501": (Retry, Reason.BUSY),
    "502": (Retry, Reason.BUSY),
    "503": (Misconfigured, Reason.CREDENTIALS),
    "601": (Misconfigured, Reason.BALANCE),
}
LARGEST_ANSWER = 1_000_000
LONGEST_TEXT = 300


def signature(param: str, key: str, customer: str) -> str:
    return hashlib.md5(f"{param}{key}{customer}".encode(), usedforsecurity=False).hexdigest().upper()


class Kuaidi100(Provider):
    key = "kuaidi100"

    @classmethod
    def missing_settings(cls) -> list[str]:
        given = settings.KUAIDI100
        return [f"KUAIDI100_{name.upper()}" for name in ("customer", "key") if not given[name]]

    def knows(self, courier: Courier) -> bool:
        return bool(courier.kuaidi100)

    def track(self, question: Question) -> News:
        answer = self._ask(question)
        if str(answer.get("status", "")) == "200" and isinstance(answer.get("data"), list):
            return _news(answer)
        code = str(answer.get("returnCode") or answer.get("status") or "")
        error, reason = REFUSALS.get(code, (Retry, Reason.ANSWER))
        raise error(reason, f"{code} {answer.get('message', '')}")

    def _ask(self, question: Question) -> dict:
        given = settings.KUAIDI100
        asked = {"com": question.courier.kuaidi100, "num": question.number, "order": "desc"}
        if question.phone_ending:
            asked["phone"] = question.phone_ending
        param = json.dumps(asked, separators=(",", ":"))
        form = {
            "customer": given["customer"],
            "sign": signature(param, given["key"], given["customer"]),
            "param": param,
        }
        try:
            response = requests.post(
                given["endpoint"], data=form, timeout=settings.PARCEL_TRACKING_SECONDS, allow_redirects=False
            )
        except requests.RequestException as error:
            raise Retry(Reason.BUSY, type(error).__name__) from error
        if response.status_code == 429 or response.status_code >= 500:
            raise Retry(Reason.BUSY, str(response.status_code))
        return _read(response)


def _read(response: requests.Response) -> dict:
    try:
        answer = response.json() if len(response.content) <= LARGEST_ANSWER else None
    except ValueError:
        answer = None
    if response.status_code != 200 or not isinstance(answer, dict):
        raise Retry(Reason.ANSWER, str(response.status_code))
    return answer


def _news(answer: dict) -> News:
    events = tuple(filter(None, (_event(entry) for entry in answer["data"])))
    if not events:
        raise NothingYet(Reason.NOTHING_YET)
    return News(transit=_transit(str(answer.get("state", ""))), events=events)


def _transit(state: str) -> Transit:
    found = STATES.get(state) or (STATES.get(state[:1]) if len(state) > 2 else None)
    return found or Transit.MOVING


def _event(entry) -> Event | None:
    try:
        moment = datetime.strptime(entry["ftime"], "%Y-%m-%d %H:%M:%S")
        text = " ".join(str(entry["context"]).split())
    except (KeyError, TypeError, ValueError):
        return None
    return Event(at=timezone.make_aware(moment), text=text[:LONGEST_TEXT]) if text else None
