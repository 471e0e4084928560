"""What WeChat Pay says, in our words. Pure: its dictionaries in, ours out."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from ..base import BillLine, RefundAnswer, RefundState, Trade, TradeState
from .account import Account

STATES = {
    "SUCCESS": TradeState.PAID,
    "REFUND": TradeState.PAID,  # it came, and some of it went back
    "NOTPAY": TradeState.WAITING,
    "USERPAYING": TradeState.WAITING,
    "PAYERROR": TradeState.WAITING,
    "CLOSED": TradeState.CLOSED,
    "REVOKED": TradeState.CLOSED,
}
REFUND_STATES = {
    "SUCCESS": RefundState.SUCCEEDED,
    "PROCESSING": RefundState.PROCESSING,
    "ABNORMAL": RefundState.ABNORMAL,
    "CLOSED": RefundState.CLOSED,
}


def fen(amount: Decimal) -> int:
    """Yuan as fen. Raises `ValueError` for parts of a fen."""
    cents = amount * 100
    if cents != cents.to_integral_value():
        raise ValueError("An amount has no parts of a fen.")
    return int(cents)


def yuan(cents) -> Decimal | None:
    """Fen as yuan; None for what is no whole number of fen."""
    if isinstance(cents, bool) or not isinstance(cents, int):
        return None
    return Decimal(cents) / 100


def moment(text) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(text or ""))
    except ValueError:
        return None
    return found if found.tzinfo else None


def trade_of(said: Mapping, account: Account) -> Trade:
    """A transaction as queried or notified. Raises `KeyError` or `ValueError` when it is not one."""
    amount = said.get("amount") or {}
    state = STATES[said["trade_state"]]
    return Trade(
        number=str(said["out_trade_no"]),
        state=state,
        amount=yuan(amount.get("total")),
        currency=str(amount.get("currency") or "CNY"),
        transaction_id=str(said.get("transaction_id") or ""),
        paid_at=moment(said.get("success_time")),
        account_problem=_foreign(said, account, names=("appid", "mchid")),
    )


def refund_of(said: Mapping, account: Account) -> RefundAnswer:
    """A refund as answered, queried (`status`) or notified (`refund_status`)."""
    amount = said.get("amount") or {}
    return RefundAnswer(
        refund_number=str(said["out_refund_no"]),
        state=REFUND_STATES[said.get("refund_status") or said["status"]],
        amount=yuan(amount.get("refund")),
        provider_number=str(said.get("refund_id") or ""),
        succeeded_at=moment(said.get("success_time")),
        # Answers do not name the account; notifications name the merchant only.
        account_problem=_foreign(said, account, names=("mchid",)) if "mchid" in said else "",
    )


def _foreign(said: Mapping, account: Account, *, names: tuple[str, ...]) -> str:
    wrong = [name for name in names if said.get(name) != getattr(account, name)]
    return ", ".join(f"{name} {str(said.get(name))[:40]}" for name in wrong)


def bill_lines(text: str) -> list[BillLine]:
    """The lines of a bill: a head, lines whose fields begin with `, a head of sums, the sums."""
    rows = [line.lstrip("\ufeff").rstrip("\r\n") for line in text.splitlines() if line.strip()]
    if not rows:
        return []
    names = [name.strip("`\ufeff ") for name in rows[0].split(",")]
    lines = []
    for row in rows[1:]:
        if not row.startswith("`"):
            break  # the head of the sums
        given = dict(zip(names, row[1:].split(",`"), strict=False))
        lines.append(_bill_line(given))
    return lines


def _bill_line(given: Mapping[str, str]) -> BillLine:
    """Raises `KeyError` or `ValueError` when the columns are not those of a bill."""
    refund_number = given.get("商户退款单号", "").strip("0 ")
    amount = given["退款金额" if refund_number else "订单金额"]
    try:
        value = Decimal(amount)
    except InvalidOperation as error:
        raise ValueError(f"not an amount: {amount!r}") from error
    return BillLine(
        number=given["商户订单号"],
        transaction_id=given["微信订单号"],
        amount=value,
        refund_number=given["商户退款单号"] if refund_number else "",
    )
