"""What the service says of its books: answers, the insides of notifications, the bill of a day."""

from datetime import date

from .ledger import Bill, Ledger

HEAD = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,"
    "交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,"
    "充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,"
    "费率备注"
)
COLUMNS = HEAD.split(",")
SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
STATES = {"NOTPAY": "订单未支付", "SUCCESS": "支付成功", "CLOSED": "订单已关闭", "REFUND": "转入退款"}


def transaction(ledger: Ledger, bill: Bill) -> dict:
    """A transaction, as it is answered to a question and told in a notification."""
    account = ledger.keys.account
    said = {
        "appid": account.appid,
        "mchid": account.mchid,
        "out_trade_no": bill.number,
        "trade_state": bill.state,
        "trade_state_desc": STATES[bill.state],
        "attach": "",
        "amount": {"total": bill.paid_total or bill.total, "currency": "CNY"},
    }
    if bill.paid_at is None:
        return said
    said["amount"] |= {"payer_total": bill.paid_total, "payer_currency": "CNY"}
    return said | {
        "transaction_id": bill.transaction_id,
        "trade_type": "NATIVE",
        "bank_type": "OTHERS",
        "success_time": bill.paid_at.isoformat(timespec="seconds"),
        "payer": {"openid": "oSimulatedPayer0000000000000"},
    }


def refund_told(ledger: Ledger, refund: dict) -> dict:
    """A refund as notifications tell it: other names than in an answer."""
    names = (
        "out_trade_no",
        "transaction_id",
        "out_refund_no",
        "refund_id",
        "user_received_account",
        "success_time",
    )
    said = {name: refund[name] for name in names if name in refund}
    return said | {
        "mchid": ledger.keys.account.mchid,
        "refund_status": refund["status"],
        "amount": {name: value for name, value in refund["amount"].items() if name != "currency"},
    }


def day_bill(ledger: Ledger, day: date) -> str:
    """All that moved on `day`; empty when nothing did."""
    rows = []
    with ledger.lock:
        for bill in ledger.bills.values():
            if bill.paid_at and bill.paid_at.date() == day:
                rows.append(_row(ledger, bill, moment=bill.paid_at.isoformat(sep=" ")[:19]))
            rows += [
                _row(ledger, bill, moment=refund["success_time"][:19].replace("T", " "), refund=refund)
                for refund in bill.refunds
                if refund.get("success_time", "")[:10] == day.isoformat()
            ]
    if not rows:
        return ""
    lines = [HEAD, *(",".join(f"`{row[name]}" for name in COLUMNS) for row in rows)]
    return "\r\n".join([*lines, SUMS, ",".join(["`0"] * 7)]) + "\r\n"


def _row(ledger: Ledger, bill: Bill, *, moment: str, refund: dict | None = None) -> dict[str, str]:
    account, paid = ledger.keys.account, f"{bill.paid_total / 100:.2f}"
    part = f"{refund['amount']['refund'] / 100:.2f}" if refund else "0.00"
    told = dict.fromkeys(COLUMNS, "")
    return told | {
        "交易时间": moment,
        "公众账号ID": account.appid,
        "商户号": account.mchid,
        "特约商户号": "0",
        "微信订单号": bill.transaction_id,
        "商户订单号": bill.number,
        "交易类型": "NATIVE",
        "交易状态": "REFUND" if refund else "SUCCESS",
        "付款银行": "OTHERS",
        "货币种类": "CNY",
        "应结订单金额": "0.00" if refund else paid,
        "代金券金额": "0.00",
        "微信退款单号": refund["refund_id"] if refund else "0",
        "商户退款单号": refund["out_refund_no"] if refund else "0",
        "退款金额": part,
        "充值券退款金额": "0.00",
        "退款类型": "ORIGINAL" if refund else "",
        "退款状态": refund["status"] if refund else "",
        "商品名称": bill.asked["description"].replace(",", "，"),
        "手续费": "0.00000",
        "费率": "0.60%",
        "订单金额": "0.00" if refund else paid,
        "申请退款金额": part,
    }
