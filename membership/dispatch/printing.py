"""Address labels and packing lists as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from .models import DispatchSettings
from .shipments import Shipment

POINT = 0.3528  # millimetres
LARGEST, SMALLEST = 14, 6  # points
LEADING = 1.35


@dataclass(frozen=True)
class Sheet:
    """What lies in the printer: labels in rows and columns on a page. Lengths are millimetres, without the
    blank edge of each label."""

    key: str
    name: str
    columns: int
    rows: int
    width: float
    height: float
    has_sender: bool = False

    @property
    def places(self) -> int:
        return self.columns * self.rows


SHEETS = {
    each.key: each
    for each in (
        Sheet("2x4", _("A4, 2 × 4 labels (105 × 74 mm)"), 2, 4, width=89, height=60),
        Sheet("3x7", _("A4, 3 × 7 labels (70 × 42 mm)"), 3, 7, width=60, height=35),
        Sheet("100x150", _("Label printer, 100 × 150 mm"), 1, 1, width=88, height=88, has_sender=True),
    )
}


@dataclass(frozen=True)
class Label:
    company: str
    person: str
    phone: str
    address: str
    postcode: str
    size: int  # in points

    @classmethod
    def of(cls, shipment: Shipment, sheet: Sheet) -> "Label":
        company, contact = shipment.organisation, shipment.contact
        words = {
            "company": company.name,
            "person": contact.name if contact else "",
            "phone": shipment.phone,
            "address": company.address,
            "postcode": company.postcode,
        }
        return cls(**words, size=fitting_size(list(words.values()), width=sheet.width, height=sheet.height))


def fitting_size(lines: Sequence[str], *, width: float, height: float) -> int:
    """The largest size, in points, at which these lines, broken where they must, stay inside the label."""
    for size in range(LARGEST, SMALLEST, -1):
        em = size * POINT
        rows = sum(ceil(_ems(line) * em / (width - em)) for line in lines if line)
        if rows * em * LEADING <= height:
            return size
    return SMALLEST


def _ems(text: str) -> float:
    """Chinese characters are as wide as they are high, Latin ones about half."""
    return sum(1 if east_asian_width(each) in "WF" else 0.62 for each in text)


def labels_pdf(shipments: Sequence[Shipment], *, sheet: Sheet, skip: int = 0) -> bytes:
    labels: list[Label | None] = [None] * skip
    labels += [Label.of(shipment, sheet) for shipment in shipments]
    pages = [labels[start : start + sheet.places] for start in range(0, len(labels), sheet.places)]
    return _pdf("dispatch/print/labels.html", sheet=sheet, pages=pages)


def packing_list_pdf(shipments: Sequence[Shipment]) -> bytes:
    return _pdf("dispatch/print/packing_list.html", shipments=shipments, today=timezone.localdate())


def _pdf(template: str, **context) -> bytes:
    """WeasyPrint takes long to import: it comes with the first sheet."""
    from weasyprint import HTML

    from membership.papers.rendering import PaperFetcher

    with translation.override(settings.LANGUAGE_CODE):
        html = render_to_string(template, {"sender": DispatchSettings.load(), **context})
    fetcher = PaperFetcher(pictures=set())
    return HTML(string=html, base_url=settings.PUBLIC_URL + "/", url_fetcher=fetcher).write_pdf()
