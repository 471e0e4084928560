"""Payment notices (缴费通知): the paper that asks for the money of an order."""

from datetime import date, timedelta

from django.conf import settings as site
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.translation import gettext
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.notifications.placeholders import fill_in
from membership.papers.numbering import next_number
from membership.papers.services import issue_paper, revoke_paper

from ..capitals import in_capitals
from ..models import DuesSettings, Order, PaymentNotice
from .locks import locked

KIND = "payment_notice"


@transaction.atomic
def refresh_payment_notice(*, order: Order, by: User | None) -> PaymentNotice | None:
    """See that the notice of an open order says what the order says: issue the first one, or replace one
    that is wrong by now. Returns the one that stands, or None where the association issues none."""
    order = locked(order)
    rules = DuesSettings.load()
    standing = order.payment_notices.standing().select_related("paper").first()
    if order.status != Order.Status.OPEN or not rules.issues_payment_notice:
        return standing
    facts = facts_of(order, rules)
    if standing and all(standing.paper.data.get(name) == value for name, value in facts.items()):
        return standing
    if standing:
        revoke_payment_notice(order=order, by=by, reason=gettext("Replaced by a newer notice"))
    return _issue(order, rules, facts, by=by)


@transaction.atomic
def revoke_payment_notice(*, order: Order, by: User | None, reason: str) -> None:
    """The order has ended unpaid: its notice is void."""
    for notice in order.payment_notices.standing().select_related("paper"):
        revoke_paper(paper=notice.paper, reason=reason[:255], by=by)
        log(order, "dues.notice_revoked", user=by, data={"number": notice.paper.number})


def _issue(order: Order, rules: DuesSettings, facts: dict, *, by: User | None) -> PaymentNotice:
    year = str(timezone.localdate().year)
    sequence = next_number(series=f"payment notice {rules.notice_prefix}", period=year)
    paper = issue_paper(
        kind=KIND,
        number=f"{rules.notice_prefix}{year}{sequence:04}",
        holder=order.organisation.name,
        data=facts | words_of(order, rules, facts),
        by=by,
    )
    log(order, "dues.notice_issued", user=by, data={"number": paper.number})
    return PaymentNotice.objects.create(order=order, paper=paper)


def facts_of(order: Order, rules: DuesSettings) -> dict:
    """What a notice must still say for it to stand: whom, how much, for what, and how to pay it."""
    with translation.override(site.LANGUAGE_CODE):
        return {
            "company": order.organisation.name,
            "uscc": order.organisation.uscc,
            "level": order.level.name,
            "purpose": str(order.get_kind_display()),
            "order": order.number,
            "amount": f"{order.amount:.2f}",
            "capital": in_capitals(order.amount),
            "years": str(order.years),
            "ways": [[method.value, str(method.label)] for method in order.agreed_methods],
            **{name: getattr(rules, name) for name in ("payee", "account", "bank", "branch", "contact")},
        }


def words_of(order: Order, rules: DuesSettings, facts: dict) -> dict:
    """The words around the facts, and the days: as they are now, whatever the settings say later."""
    today = timezone.localdate()
    due = today + timedelta(days=rules.notice_days)
    values = {name: value for name, value in facts.items() if isinstance(value, str)}
    values |= {"amount": number_format(order.amount, 2), "due": plain_date(due)}
    return {
        "title": rules.notice_title,
        "paragraphs": paragraphs(fill_in(rules.notice_text, values)),
        "closing": paragraphs(fill_in(rules.notice_closing, values)),
        "hints": rules.hint_lines,
        "help_line": rules.help_line,
        "issued_on": plain_date(today),
        "due": plain_date(due),
        "due_on": due.isoformat(),
    }


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def plain_date(day: date) -> str:
    """2026年3月11日"""
    return f"{day.year}年{day.month}月{day.day}日"
