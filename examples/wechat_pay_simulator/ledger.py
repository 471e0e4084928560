"""The service's books: what merchants asked for, who paid, what went back."""

import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
CODE_LIFE = timedelta(hours=2)


class Refusal(Exception):
    """An answer other than 2xx: HTTP status, code and message as the service words them."""

    def __init__(self, status: int, code: str, message: str):
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@dataclass
class Bill:
    """One merchant's number (商户订单)."""

    asked: dict
    created_at: datetime
    code_url: str = ""
    code_until: datetime | None = None
    state: str = "NOTPAY"
    transaction_id: str = ""
    paid_at: datetime | None = None
    paid_total: int = 0
    refunds: list = field(default_factory=list)

    @property
    def number(self) -> str:
        return self.asked["out_trade_no"]

    @property
    def total(self) -> int:
        return self.asked["amount"]["total"]

    @property
    def refunded(self) -> int:
        return sum(each["amount"]["refund"] for each in self.refunds if each["status"] != "CLOSED")


class Ledger:
    """Every change under one lock, as the real books would see it. `now` may be another clock."""

    def __init__(self, keys, *, now=None):
        self.keys, self.now = keys, now or (lambda: datetime.now(CHINA))
        self.bills: dict[str, Bill] = {}
        self.lock = threading.RLock()

    def ask(self, asked: dict) -> Bill:
        """Native: a new number, or the same one again for a fresh code."""
        self._check(asked)
        with self.lock:
            bill = self.bills.get(asked["out_trade_no"])
            if bill is None:
                bill = self.bills[asked["out_trade_no"]] = Bill(asked=asked, created_at=self.now())
            elif bill.state in ("SUCCESS", "REFUND"):
                raise Refusal(400, "ORDERPAID", "该订单已支付")
            elif bill.state == "CLOSED":
                raise Refusal(400, "ORDER_CLOSED", "该订单已关闭")
            elif bill.asked != asked:
                raise Refusal(403, "OUT_TRADE_NO_USED", "商户订单号重复，请求参数与首次下单不一致")
            bill.code_url = f"weixin://wxpay/bizpayurl?pr={secrets.token_urlsafe(6)}00"
            bill.code_until = self.now() + CODE_LIFE
            return bill

    def _check(self, asked: dict) -> None:
        account = self.keys.account
        if (asked.get("mchid"), asked.get("appid")) != (account.mchid, account.appid):
            raise Refusal(400, "APPID_MCHID_NOT_MATCH", "appid 与 mchid 不匹配")
        number, amount = asked.get("out_trade_no") or "", asked.get("amount") or {}
        allowed = all(sign.isascii() and (sign.isalnum() or sign in "_-|*") for sign in number)
        if not (6 <= len(number) <= 32 and allowed):
            raise Refusal(400, "PARAM_ERROR", "商户订单号不符合规则")
        if not isinstance(amount.get("total"), int) or amount["total"] < 1:
            raise Refusal(400, "PARAM_ERROR", "订单金额须为正整数，单位为分")
        if not 1 <= len(asked.get("description") or "") <= 127:
            raise Refusal(400, "PARAM_ERROR", "商品描述不符合规则")
        address = asked.get("notify_url") or ""
        if not address.startswith("http") or "?" in address:
            raise Refusal(400, "PARAM_ERROR", "通知地址不能携带参数")

    def find(self, number: str) -> Bill:
        with self.lock:
            bill = self.bills.get(number)
            if bill is None:
                raise Refusal(404, "ORDER_NOT_EXIST", "订单不存在")
            until = bill.asked.get("time_expire")
            if bill.state == "NOTPAY" and until and datetime.fromisoformat(until) <= self.now():
                bill.state = "CLOSED"
            return bill

    def close(self, number: str) -> None:
        with self.lock:
            bill = self.find(number)
            if bill.state in ("SUCCESS", "REFUND"):
                raise Refusal(400, "ORDERPAID", "该订单已支付，不能关闭")
            bill.state = "CLOSED"

    def pay(self, number: str, *, total: int | None = None) -> Bill:
        """The payer confirms. `total`: another amount, which the real service would never take."""
        with self.lock:
            bill = self.find(number)
            if bill.state != "NOTPAY":
                raise Refusal(400, "PARAM_ERROR", "该二维码已不能支付")
            if not bill.code_until or bill.code_until <= self.now():
                raise Refusal(400, "PARAM_ERROR", "二维码已过期，请刷新后重新扫码")
            return self.settle(bill, total=total)

    def settle(self, bill: Bill, *, total: int | None = None) -> Bill:
        """Money comes whatever state the number is in: a payment that was already on its way."""
        with self.lock:
            bill.state, bill.paid_at = "SUCCESS", self.now()
            bill.transaction_id = f"42000{bill.paid_at:%Y%m%d}{secrets.randbelow(10**15):015}"
            bill.paid_total = total or bill.total
            return bill

    def refund(self, asked: dict) -> dict:
        """The same number again gives the same refund."""
        with self.lock:
            bill = self._refunded_bill(asked)
            number, part = asked["out_refund_no"], (asked.get("amount") or {}).get("refund", 0)
            for refund in bill.refunds:
                if refund["out_refund_no"] == number:
                    if refund["amount"]["refund"] != part:
                        raise Refusal(400, "PARAM_ERROR", "同一退款单号的退款金额不一致")
                    return refund
            if (asked.get("amount") or {}).get("total") != bill.paid_total:
                raise Refusal(400, "PARAM_ERROR", "原订单金额不一致")
            if not isinstance(part, int) or part < 1 or bill.refunded + part > bill.paid_total:
                raise Refusal(400, "INVALID_REQUEST", "退款金额大于可退金额")
            if len(bill.refunds) >= 50:
                raise Refusal(403, "INVALID_REQUEST", "退款次数超过 50 次")
            bill.refunds.append(self._new_refund(bill, asked, part))
            bill.state = "REFUND"
            return bill.refunds[-1]

    def _refunded_bill(self, asked: dict) -> Bill:
        for bill in self.bills.values():
            if (
                asked.get("out_trade_no") == bill.number
                or asked.get("transaction_id") == bill.transaction_id != ""
            ):
                if bill.state not in ("SUCCESS", "REFUND"):
                    raise Refusal(400, "INVALID_REQUEST", "订单未支付")
                if self.now() - bill.paid_at > timedelta(days=365):
                    raise Refusal(400, "INVALID_REQUEST", "订单已超过一年")
                return bill
        raise Refusal(404, "RESOURCE_NOT_EXISTS", "订单不存在")

    def _new_refund(self, bill: Bill, asked: dict, part: int) -> dict:
        return {
            "refund_id": f"50000{self.now():%Y%m%d}{secrets.randbelow(10**15):015}",
            "out_refund_no": asked["out_refund_no"],
            "transaction_id": bill.transaction_id,
            "out_trade_no": bill.number,
            "channel": "ORIGINAL",
            "user_received_account": "支付用户零钱",
            "create_time": self.now().isoformat(timespec="seconds"),
            "status": "PROCESSING",
            "reason": asked.get("reason", ""),
            "notify_url": asked.get("notify_url", ""),
            "amount": {"total": bill.paid_total, "refund": part, "currency": "CNY", "payer_refund": part},
        }

    def end_refund(self, number: str, status: str) -> dict:
        with self.lock:
            refund = self.find_refund(number)
            refund["status"] = status
            if status == "SUCCESS":
                refund["success_time"] = self.now().isoformat(timespec="seconds")
            return refund

    def find_refund(self, number: str) -> dict:
        with self.lock:
            for bill in self.bills.values():
                for refund in bill.refunds:
                    if refund["out_refund_no"] == number:
                        return refund
        raise Refusal(404, "RESOURCE_NOT_EXISTS", "退款单不存在")
