"""WeChat Pay, Native: the payer scans a code. https://pay.weixin.qq.com/doc/v3/merchant/4012791874"""

import gzip
import hashlib
import json
import logging
import zlib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

import requests
from django.utils import timezone

from ..base import (
    AlreadyClosed,
    AlreadyPaid,
    BadNotification,
    BillLine,
    Charge,
    Code,
    Notification,
    Provider,
    RefundAnswer,
    RefundAsked,
    Refused,
    Trade,
    Unreachable,
)
from .account import OFFICIAL_GATEWAYS, Account, account, problems
from .guard import NAMES, Distrusted, PinnedClient, check_body, check_headers
from .reading import bill_lines, fen, refund_of, trade_of

logger = logging.getLogger(__name__)
CODE_LIFE = timedelta(hours=2)
CODE_MARGIN = timedelta(minutes=5)
PAID_CODES = {"ORDERPAID", "ORDER_PAID"}
CLOSED_CODES = {"ORDERCLOSED", "ORDER_CLOSED", "OUT_TRADE_NO_USED"}
UNKNOWN_CODES = {"ORDERNOTEXIST", "ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS"}
AGAIN_CODES = {
    "SYSTEMERROR",
    "SYSTEM_ERROR",
    "FREQUENCY_LIMITED",
    "FREQUENCY_LIMIT",
    "BANKERROR",
    "BANK_ERROR",
}


@lru_cache(maxsize=8)
def client_for(used: Account) -> PinnedClient:
    return PinnedClient(used)


class WeChatProvider(Provider):
    key = "wechat"
    is_online = True
    panel = "dues/includes/wechat.html"

    def __init__(self):
        self.account = account()

    def missing_settings(self) -> list[str]:
        return list(problems(self.account))

    @property
    def is_blank(self) -> bool:
        return self.account.is_blank

    @property
    def trial_address(self) -> str:
        return "" if self.account.is_official else f"{self.account.gateway}/"

    def create(self, charge: Charge) -> Code:
        asked_at = timezone.now()
        answer = self._ask(
            "pay",
            description=charge.description,
            out_trade_no=charge.number,
            amount={"total": fen(charge.amount), "currency": "CNY"},
            time_expire=timezone.localtime(charge.expires_at).isoformat(timespec="seconds"),
        )
        url = str(answer.get("code_url") or "")
        if not url.startswith("weixin://"):
            raise Unreachable("the answer has no code")
        return Code(url=url, expires_at=min(asked_at + CODE_LIFE - CODE_MARGIN, charge.expires_at))

    def query(self, number: str) -> Trade | None:
        try:
            said = self._ask("query", out_trade_no=number)
        except Refused as error:
            if error.code in UNKNOWN_CODES:
                return None
            raise
        return _read(trade_of, said, self.account)

    def close(self, number: str) -> None:
        try:
            self._ask("close", out_trade_no=number)
        except AlreadyClosed:
            pass
        except Refused as error:
            if error.code not in UNKNOWN_CODES:
                raise

    def refund(self, asked: RefundAsked) -> RefundAnswer:
        said = self._ask(
            "refund",
            out_refund_no=asked.refund_number,
            out_trade_no=asked.number,
            reason=asked.reason[:80],
            amount={"refund": fen(asked.amount), "total": fen(asked.total), "currency": "CNY"},
        )
        return _read(refund_of, said, self.account)

    def query_refund(self, refund_number: str) -> RefundAnswer | None:
        try:
            said = self._ask("query_refund", out_refund_no=refund_number)
        except Refused as error:
            if error.code in UNKNOWN_CODES:
                return None
            raise
        return _read(refund_of, said, self.account)

    def parse_notify(self, headers: Mapping[str, str], body: bytes) -> Notification:
        check_body(body)
        try:
            check_headers(headers, public_key_id=self.account.public_key_id)
            known = {f"Wechatpay-{name}": headers.get(f"Wechatpay-{name}") for name in NAMES}
            told = client_for(self.account).callback(known, body)
        except Distrusted as error:
            raise BadNotification(str(error)) from error
        except Exception as error:  # whatever the library did not expect
            raise BadNotification(f"unreadable: {type(error).__name__}", status=400) from error
        if not told:
            raise BadNotification("signature or key does not fit")
        return self._read_notification(told)

    def _read_notification(self, told: dict) -> Notification:
        kind, said = str(told.get("event_type") or ""), told.get("resource")
        try:
            if kind.startswith("TRANSACTION."):
                return Notification(trade=trade_of(said, self.account))
            if kind.startswith("REFUND."):
                return Notification(refund=refund_of(said, self.account))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise BadNotification(f"not a {kind[:40]}: {type(error).__name__}", status=400) from error
        return Notification()

    def download_bill(self, day: date) -> list[BillLine]:
        try:
            about = self._ask("trade_bill", bill_date=day.isoformat(), bill_type="ALL", tar_type="GZIP")
        except Refused as error:
            if error.code == "NO_STATEMENT_EXIST":
                return []  # nothing moved on that day
            raise
        address = str(about.get("download_url") or "")
        for gateway in (self.account.gateway, *OFFICIAL_GATEWAYS):
            address = address.removeprefix(gateway)
        if not address.startswith("/"):
            raise Unreachable("the bill lies somewhere else")
        status, content = self._call("download_bill", url=address)
        if status != 200:
            raise Unreachable(f"the bill was not handed out: {status}")
        content = content.encode() if isinstance(content, str) else content
        try:
            plain = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
        except (OSError, EOFError, zlib.error) as error:
            raise Unreachable("the bill is damaged") from error
        # The bill itself is not signed; the answer that gave its hash was.
        if hashlib.sha1(plain, usedforsecurity=False).hexdigest() != str(about.get("hash_value")).lower():
            raise Unreachable("the bill is not the one that was promised")
        return _read(lambda text, _account: bill_lines(text), plain.decode("utf-8-sig"), self.account)

    def _ask(self, verb: str, **given) -> dict:
        """One call, answered 2xx. Raises `Unreachable` or a kind of `Refused`."""
        status, text = self._call(verb, **given)
        try:
            said = json.loads(text) if text else {}
        except ValueError:
            said = {}
        if 200 <= status < 300 and isinstance(said, dict):
            return said
        code = str(said.get("code") or status) if isinstance(said, dict) else str(status)
        message = str(said.get("message") or "")[:120] if isinstance(said, dict) else ""
        logger.warning("WeChat Pay refused %s: %s %s", verb, code, message)
        if status >= 500 or status == 429 or code in AGAIN_CODES:
            raise Unreachable(f"{code} {message}")
        if code in PAID_CODES:
            raise AlreadyPaid(code, message)
        if code in CLOSED_CODES:
            raise AlreadyClosed(code, message)
        raise Refused(code, message)

    def _call(self, verb: str, **given) -> tuple[int, str | bytes]:
        try:
            return getattr(client_for(self.account), verb)(**given)
        except requests.RequestException as error:
            raise Unreachable(type(error).__name__) from error
        except Distrusted as error:
            raise Unreachable(str(error)) from error
        except Exception as error:  # the library raises bare exceptions, also for a wrong signature
            raise Unreachable(str(error)[:120]) from error


def _read(reader, said, used: Account):
    try:
        return reader(said, used)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Unreachable(f"the answer cannot be read: {type(error).__name__}") from error
