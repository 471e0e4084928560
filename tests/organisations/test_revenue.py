"""Revenue by year: entered by companies, asked for once a year, seen by few."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from membership.notifications.models import Notice
from membership.organisations.models import Organisation, OrganisationSettings, Revenue
from membership.organisations.services import ask_for_revenue, enter_revenue
from membership.records.history import history_of
from tests.factories import UserFactory, company

pytestmark = pytest.mark.django_db
IN_APRIL, IN_MAY = date(2027, 4, 9), date(2027, 5, 1)


def asked(today, **rules):
    OrganisationSettings.objects.update_or_create(defaults=rules)
    return ask_for_revenue(organisations=Organisation.objects.all(), today=today)


def test_a_year_is_entered_once_and_the_history_keeps_no_amount():
    organisation = company()
    owner = organisation.contacts.get().user
    for amount in ("1000.50", "123456789.00"):
        enter_revenue(organisation=organisation, year=2025, amount=Decimal(amount), by=owner)
    revenue = Revenue.objects.get(organisation=organisation)
    assert (revenue.amount, revenue.figure) == (Decimal("123456789.00"), "12,345.6789")
    told = " ".join(event.what for event in history_of(organisation))
    assert "2025" in told
    assert "123456789" not in told


def test_each_company_is_asked_once_in_the_month_that_was_set():
    silent, done = company(), company()
    enter_revenue(organisation=done, year=2026, amount=Decimal(1), by=done.contacts.get().user)
    assert asked(IN_MAY) == 0
    assert asked(IN_APRIL) == 1
    assert asked(IN_APRIL) == 0
    (mailbox,) = Notice.objects.filter(type="revenue_asked", channel="inbox").values_list(
        "recipient", flat=True
    )
    assert mailbox == f"organisation:{silent.pk}"
    assert asked(date(2028, 4, 1)) == 2


def test_nobody_is_asked_where_the_association_does_not_use_it():
    company()
    assert asked(IN_APRIL, asks_revenue=False) == 0
    assert asked(IN_APRIL, asks_revenue=True, reminds_of_revenue=False) == 0


def test_only_staff_who_may_see_revenue_find_it(client):
    organisation = company()
    owner = organisation.contacts.get().user
    enter_revenue(organisation=organisation, year=2025, amount=Decimal("43210000"), by=owner)
    reviewer = UserFactory(phone=False, staff="reviewer")
    client.force_login(reviewer)
    page = reverse("organisations:inspect", args=[organisation.pk])
    assert "4,321" not in client.get(page).content.decode()
    assert client.get(reverse("revenues:index")).status_code != 200
    reviewer.user_permissions.add(Permission.objects.get(codename="view_revenue"))
    assert "4,321" in client.get(page).content.decode()
    assert organisation.name in client.get(reverse("revenues:index")).content.decode()
