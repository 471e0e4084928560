"""Revenue by year: entered by the company, asked for once a year. The history names years, never amounts."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User

from ..models import Organisation, OrganisationSettings, Revenue, RevenueRequest
from ..notices import tell_revenue_asked
from .passwords import locked

BATCH = 200


@transaction.atomic
def enter_revenue(
    *, organisation: Organisation, year: int, amount: Decimal, by: User, note: str = ""
) -> Revenue:
    """What the company took in `year`, in yuan; it takes the place of what was entered before."""
    organisation = locked(organisation)
    revenue, _ = Revenue.objects.update_or_create(
        organisation=organisation,
        year=year,
        defaults={
            "amount": amount,
            "note": note.strip(),
            "entered_at": timezone.now(),
            "entered_by": by,
        },
    )
    log(organisation, "organisations.revenue_entered", user=by, data={"year": year})
    return revenue


@transaction.atomic
def remove_revenue(*, revenue: Revenue, by: User) -> None:
    organisation = locked(revenue.organisation)
    if Revenue.objects.filter(pk=revenue.pk).delete()[0]:
        log(organisation, "organisations.revenue_removed", user=by, data={"year": revenue.year})


def ask_for_revenue(*, organisations: QuerySet[Organisation], today: date) -> int:
    """In the month that the settings name, ask each of these companies for the year before, unless it was
    asked or has entered it already. Returns how many were asked."""
    rules, year = OrganisationSettings.load(), today.year - 1
    if not (rules.asks_revenue and rules.reminds_of_revenue and today.month == rules.revenue_month):
        return 0
    of_company = {"organisation": OuterRef("pk"), "year": year}
    silent = organisations.exclude(Exists(Revenue.objects.filter(**of_company))).exclude(
        Exists(RevenueRequest.objects.filter(**of_company))
    )
    return sum(_ask(organisation, year) for organisation in silent.order_by("pk")[:BATCH])


@transaction.atomic
def _ask(organisation: Organisation, year: int) -> bool:
    organisation = locked(organisation)
    _request, is_new = RevenueRequest.objects.get_or_create(organisation=organisation, year=year)
    if is_new:
        tell_revenue_asked(organisation, year)
    return is_new
