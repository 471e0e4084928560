"""Figures over the years as bars, laid out for a small inline drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, BASE, TOP = 360, 190, 160, 26
MOST = 6  # bars that can be read on a phone


@dataclass(frozen=True)
class Bar:
    year: int
    label: str
    x: float
    y: float
    width: float
    height: float
    middle: float


def bars_of(figures: Sequence[tuple[int, Decimal]]) -> list[Bar]:
    """`figures` are years with amounts, from first to last; the last few are drawn."""
    drawn = figures[-MOST:]
    highest = max((amount for _year, amount in drawn), default=Decimal(0))
    step = WIDTH / max(len(drawn), 1)
    width = min(step * 0.6, 56)
    return [_bar(place, step, width, year, amount, highest) for place, (year, amount) in enumerate(drawn)]


def _bar(place: int, step: float, width: float, year: int, amount: Decimal, highest: Decimal) -> Bar:
    height = float(amount / highest) * (BASE - TOP) if highest else 0
    middle = step * (place + 0.5)
    return Bar(
        year=year,
        label=short(amount),
        x=round(middle - width / 2, 1),
        y=round(BASE - height, 1),
        width=round(width, 1),
        height=round(height, 1),
        middle=round(middle, 1),
    )


def short(amount: Decimal) -> str:
    """A number that fits above a bar."""
    return f"{amount:,.0f}" if amount >= 100 else f"{amount.normalize():f}"
