import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from membership.joining.models import Application
from tests import factories

pytestmark = pytest.mark.django_db

INDEX = "applications:index"


def shown(browser, **query):
    return list(browser.get(reverse(INDEX), query).context["object_list"])


def reject(application):
    Application.objects.filter(pk=application.pk).update(status="rejected", stage=None)


def test_reviewers_first_see_what_waits_for_them(desk_of, process):
    waiting = factories.submitted_application(process=process)
    reject(factories.submitted_application(process=process))
    assert shown(desk_of("审核")) == [waiting]


def test_others_first_see_what_is_in_review(desk_of, process):
    waiting = factories.submitted_application(process=process)
    assert shown(desk_of("领导")) == [waiting]


def test_an_empty_queue_says_so(desk_of, process):
    assert "Nothing waits here." in desk_of("审核").get(reverse(INDEX)).text


@pytest.mark.parametrize("field", ["name", "uscc", "number", "contact_name", "contact_phone"])
def test_search_finds_whatever_is_known(desk_of, process, field):
    factories.submitted_application(process=process)
    wanted = factories.submitted_application(process=process, contact_name="孙示例")
    reject(wanted)
    found = shown(desk_of("审核"), q=str(getattr(wanted, field))[-8:])
    assert wanted in found


def test_filters_look_through_everything(desk_of, process):
    done = factories.submitted_application(process=process)
    reject(done)
    factories.submitted_application(process=process)
    assert shown(desk_of("审核"), status="rejected") == [done]


def test_the_oldest_comes_first(desk_of, process):
    first = factories.submitted_application(process=process)
    second = factories.submitted_application(process=process)
    assert shown(desk_of("审核")) == [first, second]


def make_rows(process, count):
    for _each in range(count):
        factories.submitted_application(process=process)


def queries(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(url).status_code == 200
    return len(seen)


def test_a_long_list_asks_no_more_than_a_short_one(desk_of, process):
    browser = desk_of("审核")
    url = reverse(INDEX) + "?scope=all"
    make_rows(process, 3)
    few = queries(browser, url)
    make_rows(process, 20)
    assert queries(browser, url) == few


MONEY_AND_MEMBERS = ["orders", "vouchers", "payments", "invoice_requests", "memberships", "organisations"]


@pytest.mark.parametrize("name", [*(f"{each}:index" for each in MONEY_AND_MEMBERS), "wagtailadmin_home"])
def test_lists_of_money_and_members_ask_no_more_either(desk_of, name):
    browser = desk_of("管理员")
    url = reverse(name) + "?status=all"
    factories.joined_application()
    factories.voucher_for(factories.approved_application().order)
    few = queries(browser, url)
    for _each in range(4):
        factories.joined_application()
        factories.voucher_for(factories.approved_application().order)
    assert queries(browser, url) == few
