"""Sixty members from before the system came, as a real list of members has them.

Companies, logos, certificates and entries are written by their services. Money and terms of many years
are written in bulk: the services take them one by one, on the day they happen.
"""

import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from wagtail.models import Page

from membership.certificates.services import issue_certificate
from membership.directory.models import City, MembersPage
from membership.directory.services import update_listing
from membership.dues.models import (
    DuesSettings,
    Level,
    Membership,
    Order,
    Payment,
    PaymentMethod,
    Period,
)
from membership.dues.terms import add_years, membership_state
from membership.organisations.models import Category, Industry, Organisation
from membership.organisations.services import Person, register_organisation
from membership.papers.numbering import next_number
from membership.papers.rules import LOGO
from membership.papers.services import store_upload

from .associations.facts import Association
from .companies import made_up_code
from .companies_logos import logo
from .companies_text import CLOSINGS

FIRST_PLACE = 1001
ALWAYS_SHOWN = ("is_listed", "show_introduction", "show_products", "show_website", "show_certificate")
# When the PDFs of so many certificates are made, so that a new installation has its processors to itself.
FIRST_PDF, BETWEEN_PDFS = timedelta(minutes=15), timedelta(seconds=30)


@dataclass(frozen=True)
class Told:
    """One row of the facts, with its place among them."""

    place: int
    name: str
    city: str
    category: str
    industry: str
    level: str
    joined: int
    founded: int
    work: str
    products: list[str]
    association: Association

    @classmethod
    def read_all(cls, association: Association) -> list["Told"]:
        with association.companies.open(encoding="utf-8", newline="") as rows:
            return [cls.read(association, place, row) for place, row in enumerate(csv.DictReader(rows))]

    @classmethod
    def read(cls, association: Association, place: int, row: dict[str, str]) -> "Told":
        numbers = {name: int(row.pop(name)) for name in ("joined", "founded")}
        products = row.pop("products").split("；")
        return cls(association=association, place=place, products=products, **numbers, **row)

    @property
    def dues(self) -> Decimal:
        return next(level.amount for level in self.association.levels if level.name == self.level)

    @property
    def days_since_payment(self) -> int:
        """Most have paid within the last months; some are about to lapse, a few are late, one has left."""
        if self.place == 59:
            return 1200
        if self.place % 15 == 14:
            return 365 + 25 * (self.place // 15 + 1)
        if self.place % 8 == 5:
            return 285 + self.place
        return 6 + self.place * 37 % 260

    @property
    def introduction(self) -> str:
        more = self.association.work[self.category]
        return (
            f"<p>{self.name}成立于 {self.founded} 年，总部位于{self.city}，{self.work}。</p>"
            f"<p>{more[self.place % len(more)]}</p><p>{CLOSINGS[self.place % len(CLOSINGS)]}</p>"
        )

    @property
    def choices(self) -> dict:
        """What the company allows: nearly all of it, or nothing said yet, or not to be listed."""
        if self.place % 20 == 19:
            return {}
        if self.place % 30 == 17:
            return {"is_listed": False}
        shown = dict.fromkeys(
            ("show_introduction", "show_products", "show_website", "show_certificate"), True
        )
        return shown | {
            "is_listed": True,
            "products": "\n".join(self.products),
            "show_logo": self.place % 12 != 7,
            "show_address": self.place % 3 == 0,
            "show_landline": self.place % 3 == 0,
            "members_see_person": self.place % 2 == 0,
            "members_see_mobile": self.place % 4 == 0,
            "members_see_landline": self.place % 3 != 2,
            "members_see_address": True,
        }


def add_listed_companies(association: Association) -> None:
    told = Told.read_all(association)
    lists = {
        model: {each.name: each for each in model.objects.all()}
        for model in (Category, City, Industry, Level)
    }
    organisations = [_register(each, lists) for each in told]
    periods = _pay_dues(told, organisations, lists[Level])
    first_pdf = timezone.now() + FIRST_PDF
    for each, organisation, period in zip(told, organisations, periods, strict=True):
        issue_certificate(period=period, by=None, not_before=first_pdf + each.place * BETWEEN_PDFS)
        values = each.choices | {"city": lists[City][each.city]}
        update_listing(organisation=organisation, values=values, by=None)


def _register(each: Told, lists: dict) -> Organisation:
    number = FIRST_PLACE + each.place
    details = Organisation().details() | {
        "name": each.name,
        "uscc": made_up_code(number),
        "logo": store_upload(upload=logo(each.place), rule=LOGO, uploaded_by=None),
        "industry": lists[Industry][each.industry],
        "category": lists[Category][each.category],
        "website": f"https://member{number}.example.com/",
        "address": f"{each.association.place}{each.city}示例大道 {each.place * 7 + 12} 号",
        "introduction": each.introduction,
        "landline": f"025-0000 {number}",
        "head_name": f"示例负责人{number}",
        "head_title": "总经理",
    }
    person = Person(phone=f"+861380000{number}", name=f"示例联系人{number}", title="会员联络员")
    return register_organisation(details=details, primary=person, by=None)


def _pay_dues(told: list[Told], organisations: list[Organisation], levels: dict) -> list[Period]:
    """Two paid years for each but the newest; gives back the terms that run now, in the same order."""
    memberships = Membership.objects.bulk_create(
        _membership(each, organisation, levels[each.level])
        for each, organisation in zip(told, organisations, strict=True)
    )
    earlier = [each for each in zip(told, memberships, strict=True) if each[0].joined < _this_year()]
    _terms([(each, membership, _paid_at(each, years_ago=1)) for each, membership in earlier])
    now = [(each, membership, _paid_at(each)) for each, membership in zip(told, memberships, strict=True)]
    return _terms(now)


def _this_year() -> int:
    return timezone.localdate().year


def _paid_at(each: Told, *, years_ago: int = 0) -> datetime:
    return add_years(timezone.now() - timedelta(days=each.days_since_payment), -years_ago)


def _membership(each: Told, organisation: Organisation, level: Level) -> Membership:
    paid_at, ends_at = _paid_at(each), add_years(_paid_at(each), 1)
    rules = DuesSettings.load().standing_rules
    return Membership(
        organisation=organisation,
        number=f"{each.joined}{next_number(series='member', period=str(each.joined)):04}",
        level=level,
        joined_at=paid_at.replace(year=each.joined, day=min(paid_at.day, 28)),
        valid_until=ends_at,
        state=membership_state(periods=[(paid_at, ends_at)], now=timezone.now(), rules=rules),
    )


def _terms(paid: list[tuple[Told, Membership, datetime]]) -> list[Period]:
    """For each an order, the money for it and the year that it bought."""
    orders = Order.objects.bulk_create(_order(each, membership, at) for each, membership, at in paid)
    payments = Payment.objects.bulk_create(
        Payment(
            order=order,
            method=PaymentMethod.BANK_TRANSFER,
            amount=order.amount,
            received_on=timezone.localdate(order.paid_at),
        )
        for order in orders
    )
    for record in (*orders, *payments):  # the day of writing is not the day it happened
        record.created_at = record.paid_at if isinstance(record, Order) else record.order.paid_at
    Order.objects.bulk_update(orders, ["created_at"])
    Payment.objects.bulk_update(payments, ["created_at"])
    return Period.objects.bulk_create(
        Period(membership=membership, order=order, starts_at=at, ends_at=add_years(at, 1))
        for (_each, membership, at), order in zip(paid, orders, strict=True)
    )


def _order(each: Told, membership: Membership, paid_at: datetime) -> Order:
    day = f"{timezone.localdate(paid_at):%Y%m%d}"
    return Order(
        number=f"{day}{next_number(series='order', period=day):04}",
        kind=Order.Kind.RENEWAL,
        organisation=membership.organisation,
        level=membership.level,
        amount=each.dues,
        status=Order.Status.PAID,
        paid_at=paid_at,
    )


def add_members_page(parent: Page) -> MembersPage:
    """The public list at /members/, below `parent`."""
    page = MembersPage(
        title="会员名录",
        slug="members",
        lead="协会现有会员单位，可按名称、产品、级别、分类和城市查找；展示内容由各单位自行选择公开。",
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
