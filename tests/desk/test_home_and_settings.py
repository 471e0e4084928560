import pytest
from django.urls import reverse

from membership.dues.models import Level
from membership.organisations.models import Industry
from tests import factories

pytestmark = pytest.mark.django_db


def labels(browser):
    page = browser.get(reverse("wagtailadmin_home")).text
    known = (
        "Applications: 资料审核",
        "Vouchers to confirm",
        "Invoices to issue",
        "Messages that did not arrive",
    )
    return {label for label in known if f'desk-waiting__label">{label}' in page}, page


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("编辑", set()),
        ("审核", {"Applications: 资料审核"}),
        ("财务", {"Vouchers to confirm", "Invoices to issue"}),
    ],
)
def test_everyone_sees_only_what_waits_for_them(desk_of, process, role, seen):
    assert labels(desk_of(role))[0] == seen


def test_dues_are_for_those_who_see_money(desk_of):
    factories.joined_application()
    assert "Dues received in" in labels(desk_of("财务"))[1]
    assert "Dues received in" not in labels(desk_of("审核"))[1]


def inline(prefix, *rows, initial=0):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    data |= {f"{prefix}-MIN_NUM_FORMS": 0, f"{prefix}-MAX_NUM_FORMS": 1000}
    for place, row in enumerate(rows):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def test_a_level_with_members_is_not_deleted(desk_of):
    level = factories.joined_application().level
    answer = desk_of("管理员").post(reverse("levels:delete", args=[level.pk]), follow=True)
    assert "cannot be deleted" in answer.text
    assert Level.objects.filter(pk=level.pk).exists()


def test_an_industry_nobody_chose_is_deleted(desk_of):
    industry = Industry.objects.create(name="示例行业")
    desk_of("管理员").post(reverse("industries:delete", args=[industry.pk]))
    assert not Industry.objects.filter(pk=industry.pk).exists()


def test_two_prices_of_a_day_are_an_error_in_words(desk_of):
    level = factories.LevelFactory()
    price = level.prices.get()
    rows = [
        {"amount": "2000", "starts_on": "2020-01-01", "id": price.pk},
        {"amount": "3000", "starts_on": "2020-01-01", "id": ""},
    ]
    given = {"name": level.name, "sort_order": 0, "is_offered": "on"} | inline("prices", *rows, initial=1)
    answer = desk_of("管理员").post(reverse("levels:edit", args=[level.pk]), given)
    assert answer.status_code == 200
    assert level.prices.count() == 1
