"""The calls of API v3 that the site makes, and the messages that it gets."""

import gzip
import hashlib
import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qs, urlsplit

from .keys import Keys
from .ledger import Bill, Ledger, Refusal
from .signing import encrypted, signed_headers, wrong_authorization
from .wording import day_bill, refund_told, transaction

NATIVE, OUT_TRADE_NO = "/v3/pay/transactions/native", "/v3/pay/transactions/out-trade-no/"
REFUNDS, TRADE_BILL, BILL_FILE = "/v3/refund/domestic/refunds", "/v3/bill/tradebill", "/v3/billdownload/file"


@dataclass
class Answer:
    status: int
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


class Service:
    """`deliver(url, headers, body)` takes a message to the merchant and returns the status it answered."""

    def __init__(self, keys: Keys, *, deliver: Callable[[str, dict, bytes], int], now=None):
        self.keys, self.ledger, self.deliver = keys, Ledger(keys, now=now), deliver
        self.gateway = ""
        self.refunds_succeed_at_once = True
        self.files: dict[str, bytes] = {}
        self.calls: list[tuple[str, str]] = []
        # Accept what the next call asks, and answer it only when this is set: the merchant times out.
        self.held: threading.Event | None = None

    def clock(self) -> float:
        return self.ledger.now().timestamp()

    def answer(self, method: str, target: str, headers, body: bytes) -> Answer:
        self.calls.append((method, target))
        path = urlsplit(target).path
        wrong = wrong_authorization(
            self.keys,
            headers.get("Authorization") or "",
            method=method,
            path=target,
            body=body,
            now=self.clock(),
        )
        if wrong:
            return self._signed(401, {"code": "SIGN_ERROR", "message": wrong})
        if path == BILL_FILE:
            return self._file(target)
        try:
            said = self._answer(method, path, parse_qs(urlsplit(target).query), json.loads(body or b"{}"))
            return self._signed(200 if said is not None else 204, said)
        except Refusal as refusal:
            return self._signed(refusal.status, {"code": refusal.code, "message": refusal.message})
        except (KeyError, ValueError, TypeError, AttributeError):
            return self._signed(400, {"code": "PARAM_ERROR", "message": "参数错误"})

    def _answer(self, method: str, path: str, query: dict, asked: dict) -> dict | None:
        if (method, path) == ("POST", NATIVE):
            return {"code_url": self.ledger.ask(asked).code_url}
        if path.startswith(OUT_TRADE_NO):
            number, _slash, verb = path.removeprefix(OUT_TRADE_NO).partition("/")
            if (method, verb) == ("POST", "close"):
                self.ledger.close(number)
                return None
            if method == "GET" and not verb and query.get("mchid") == [self.keys.account.mchid]:
                return transaction(self.ledger, self.ledger.find(number))
        if (method, path) == ("POST", REFUNDS):
            return self._refund(asked)
        if method == "GET" and path.startswith(f"{REFUNDS}/"):
            return self.ledger.find_refund(path.removeprefix(f"{REFUNDS}/"))
        if (method, path) == ("GET", TRADE_BILL):
            return self._bill(date.fromisoformat(query["bill_date"][0]), query.get("tar_type"))
        raise Refusal(404, "NOT_FOUND", "没有这个接口")

    def _refund(self, asked: dict) -> dict:
        answer = dict(self.ledger.refund(asked))  # accepted; success comes later
        if answer["status"] == "PROCESSING" and self.refunds_succeed_at_once:
            self.ledger.end_refund(answer["out_refund_no"], "SUCCESS")
        return answer

    def _bill(self, day: date, tar_type) -> dict:
        if day >= self.ledger.now().date():
            raise Refusal(400, "INVALID_REQUEST", "账单日期须早于今天")
        text = day_bill(self.ledger, day)
        if not text:
            raise Refusal(400, "NO_STATEMENT_EXIST", "账单文件不存在")
        plain, token = text.encode(), secrets.token_hex(16)
        self.files[token] = gzip.compress(plain) if tar_type == ["GZIP"] else plain
        return {
            "hash_type": "SHA1",
            "hash_value": hashlib.sha1(plain, usedforsecurity=False).hexdigest(),
            "download_url": f"{self.gateway}{BILL_FILE}?token={token}",
        }

    def _file(self, target: str) -> Answer:
        token = parse_qs(urlsplit(target).query).get("token", [""])[0]
        if token not in self.files:
            return self._signed(400, {"code": "INVALID_REQUEST", "message": "账单下载地址已失效"})
        return Answer(200, self.files[token], "application/octet-stream")

    def _signed(self, status: int, said: dict | None) -> Answer:
        body = json.dumps(said, ensure_ascii=False).encode() if said is not None else b""
        return Answer(status, body, headers=signed_headers(self.keys, body, now=self.clock()))

    # What the service tells of its own accord

    def message(self, event: str, said: dict, *, about: str, now: float | None = None) -> tuple[dict, bytes]:
        """A signed notification: its headers and its body."""
        told = {
            "id": f"EV-{secrets.token_hex(10)}",
            "create_time": self.ledger.now().isoformat(timespec="seconds"),
            "resource_type": "encrypt-resource",
            "event_type": event,
            "summary": "支付成功" if about == "transaction" else "退款结果",
            "resource": encrypted(self.keys, said, about=about),
        }
        body = json.dumps(told, ensure_ascii=False).encode()
        headers = signed_headers(self.keys, body, now=self.clock() if now is None else now)
        return headers | {"Content-Type": "application/json"}, body

    def payment_message(self, bill: Bill, *, now: float | None = None, **changes) -> tuple[dict, bytes]:
        """`changes` replace parts of what is said, for a merchant that must not believe everything."""
        said = transaction(self.ledger, bill) | changes
        return self.message("TRANSACTION.SUCCESS", said, about="transaction", now=now)

    def tell_paid(self, bill: Bill) -> int:
        return self.deliver(bill.asked["notify_url"], *self.payment_message(bill))

    def tell_refund(self, refund: dict) -> int:
        event = f"REFUND.{refund['status']}"
        message = self.message(event, refund_told(self.ledger, refund), about="refund")
        return self.deliver(refund["notify_url"], *message)
