"""The words on a certificate: what editors may put between braces, and dates as Chinese papers write them."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.notifications.placeholders import BrokenPlaceholder, fill_in, names_in

PLACEHOLDERS = ("company", "uscc", "number", "level", "from", "until", "issuer")
DIGITS = "〇一二三四五六七八九"


def validate_body(text: str) -> None:
    """Refuse a placeholder that no certificate can fill, and a brace that opens or closes nothing."""
    try:
        unknown = sorted(names_in(text) - set(PLACEHOLDERS))
    except BrokenPlaceholder:
        raise ValidationError(_("Every { needs its }."), code="broken") from None
    if unknown:
        raise ValidationError(
            _("Unknown placeholder: {%(name)s}."), code="unknown", params={"name": unknown[0]}
        )


def compose_body(text: str, values: Mapping[str, str]) -> str:
    return fill_in(text, values)


def last_day(ends_at: datetime) -> date:
    """The last day of a term whose end is the first moment after it."""
    return timezone.localtime(ends_at - timedelta(seconds=1)).date()


def plain_date(day: date) -> str:
    """2026年3月11日"""
    return f"{day.year}年{day.month}月{day.day}日"


def term_on_screen(data: Mapping) -> str:
    """2026-03-11 – 2027-03-10: the term of a certificate as screens write dates, in every language."""
    days = (date(*map(int, re.findall(r"\d+", data[name]))) for name in ("from", "until"))
    return " – ".join(day.isoformat() for day in days)


def chinese_date(day: date) -> str:
    """二〇二六年三月十一日, as papers are dated."""
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_chinese_number(day.month)}月{_chinese_number(day.day)}日"


def _chinese_number(number: int) -> str:
    """One to ninety-nine: 三, 十, 十二, 三十一."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十")
    return head + (DIGITS[ones] if ones else "")
