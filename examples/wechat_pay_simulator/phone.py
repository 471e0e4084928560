"""A page that plays the payer's phone: the codes that are open, and what may happen when one is paid."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, urlsplit

from .ledger import Bill, Refusal
from .notifier import Notifier
from .service import Answer, Service

HTML, CSS = "text/html; charset=utf-8", "text/css; charset=utf-8"
PAGES = Path(__file__).with_name("pages")
STATES = {"NOTPAY": "待支付", "SUCCESS": "已支付", "CLOSED": "已关闭", "REFUND": "已退款"}
DELAY = 20


class Phone:
    def __init__(self, service: Service, notifier: Notifier):
        self.service, self.notifier = service, notifier
        self.message = ""
        self.acts: dict[str, Callable[[Bill], str]] = {
            "pay": self._pay,
            "fail": self._fail,
            "twice": self._twice,
            "late": self._late,
            "lost": self._lost,
        }

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        path = urlsplit(target).path
        if (method, path) == ("GET", "/"):
            return Answer(200, self.page().encode(), HTML)
        if (method, path) == ("GET", "/phone.css"):
            return Answer(200, (PAGES / "phone.css").read_bytes(), CSS)
        if (method, path) == ("GET", "/phone.js"):
            return Answer(200, (PAGES / "phone.js").read_bytes(), "text/javascript; charset=utf-8")
        if (method, path) == ("GET", "/state"):
            return Answer(200, json.dumps({"state": self.state()}).encode())
        if (method, path) == ("POST", "/"):
            self.act({name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()})
            return Answer(303, headers={"Location": "/"})
        return Answer(404, "没有这个页面".encode(), HTML)

    def act(self, given: dict[str, str]) -> None:
        act, number = self.acts.get(given.get("act", "")), given.get("number", "")
        if act is None:
            return
        try:
            self.message = act(self.service.ledger.find(number))
        except Refusal as refusal:
            self.message = refusal.message

    def _pay(self, bill: Bill) -> str:
        self.service.ledger.pay(bill.number)
        self._tell(bill)
        return "支付成功，已通知商户。"

    def _fail(self, bill: Bill) -> str:
        return "支付失败：余额不足。商户不会收到通知，二维码仍可支付。"

    def _twice(self, bill: Bill) -> str:
        self.service.ledger.pay(bill.number)
        for _copy in range(5):
            self._tell(bill)
        return "支付成功，同一通知同时发出 5 次。"

    def _late(self, bill: Bill) -> str:
        self.service.ledger.pay(bill.number)
        self._tell(bill, after=DELAY)
        return f"支付成功，通知将在 {DELAY} 秒后发出。"

    def _lost(self, bill: Bill) -> str:
        self.service.ledger.pay(bill.number)
        return "支付成功，但通知丢失：商户要自己查询才会知道。"

    def _tell(self, bill: Bill, *, after: float = 0) -> None:
        self.notifier.tell(bill.number, lambda: self.service.tell_paid(bill), after=after)

    # The page

    def state(self) -> str:
        """Changes when the page should be drawn anew."""
        bills = self.service.ledger.bills.values()
        return "|".join(
            [*(f"{bill.number}{bill.state}{bill.refunded}" for bill in bills), *self.notifier.told[:1]]
        )

    def page(self) -> str:
        with self.service.ledger.lock:
            bills = list(self.service.ledger.bills.values())[::-1]
        waiting = [bill for bill in bills if self.service.ledger.find(bill.number).state == "NOTPAY"]
        done = [bill for bill in bills if bill not in waiting][:20]
        message, self.message = self.message, ""
        return Template((PAGES / "phone.html").read_text()).substitute(
            message=f'<p class="message" role="status">{escape(message)}</p>' if message else "",
            waiting="".join(map(self._card, waiting))
            or '<p class="empty">现在没有待支付的二维码。在网站上打开缴费页面，这里就会出现。</p>',
            done="".join(map(self._row, done)) or '<li class="empty">还没有。</li>',
            told="".join(f"<li>{escape(line)}</li>" for line in self.notifier.told)
            or '<li class="empty">还没有。</li>',
            state=escape(self.state(), quote=True),
            delay=DELAY,
        )

    def _card(self, bill: Bill) -> str:
        return Template((PAGES / "card.html").read_text()).substitute(
            number=escape(bill.number, quote=True),
            sum=f"{bill.total / 100:,.2f}",
            what=escape(bill.asked["description"]),
            delay=DELAY,
        )

    def _row(self, bill: Bill) -> str:
        refunded = f"，已退 {bill.refunded / 100:,.2f}" if bill.refunded else ""
        paid = f"¥ {(bill.paid_total or bill.total) / 100:,.2f}<small>{STATES[bill.state]}{refunded}</small>"
        what = f"{escape(bill.asked['description'])}<small>{escape(bill.number)}</small>"
        return f"<li><span>{what}</span><span>{paid}</span></li>"
