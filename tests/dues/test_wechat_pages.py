"""Paying by a code as a company sees it, and the desk beside it."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.checks import run_checks
from django.test import Client
from django.utils import timezone

from membership.dues.models import Difference, OnlinePayment, Order, Refund
from membership.dues.providers import PROVIDERS, provider_of
from membership.dues.providers.base import Provider
from membership.dues.services import close_online_payment, open_code
from tests.dues.conftest import deliver
from tests.factories import UserFactory, approved_application, voucher_for

pytestmark = pytest.mark.django_db
XHR = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def client(client, order):
    client.force_login(order.created_by)
    return client


@pytest.fixture
def url(order):
    return f"/dues/orders/{order.number}/"


@pytest.fixture
def finance(client):
    user = UserFactory(staff="finance")
    for name in ("change_order", "add_refund", "change_difference", "view_difference", "view_payment"):
        user.user_permissions.add(Permission.objects.get(content_type__app_label="dues", codename=name))
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def read(client, url) -> str:
    return client.get(url).content.decode()


def pay(wechat, order):
    online = open_code(order=order, method="wechat", by=order.created_by)
    wechat.tell_paid(wechat.ledger.pay(online.number))
    return order.payments.get()


def test_both_ways_stand_beside_each_other(wechat, client, url):
    page = read(client, f"{url}pay/")
    assert "微信支付" in page
    assert "对公转账信息" in page
    assert "我已打款，上传凭证" in page


def test_the_dues_page_of_joining_offers_the_code(wechat, client, order):
    assert f"/dues/orders/{order.number}/code/" in read(client, "/join/dues/")


def test_an_order_for_transfers_only_shows_no_code(wechat, client, order, url):
    order.methods = ["bank_transfer"]
    order.save()
    page = read(client, f"{url}pay/")
    assert "data-code" not in page
    assert "微信" not in page.partition("<main")[2].partition("</main>")[0]


def test_without_an_account_only_the_transfer_is_shown(client, url):
    page = read(client, f"{url}pay/")
    assert "data-code" not in page
    assert "对公转账信息" in page


def test_the_code_is_drawn_with_its_amount(wechat, client, url):
    part = client.post(f"{url}code/", headers=XHR).content.decode()
    assert "<svg" in part
    assert "¥2000.00" in part
    assert "<svg" in read(client, f"{url}pay/")  # a reload shows the same
    assert len(wechat.ledger.bills) == 1


def test_without_javascript_the_button_leads_back_to_the_page(wechat, client, url):
    answer = client.post(f"{url}code/", {"next": f"{url}pay/"})
    assert answer["Location"] == f"{url}pay/"


def test_a_service_that_is_down_is_said_beside_the_button(wechat, client, url, settings):
    settings.WECHAT_GATEWAY = "http://127.0.0.1:9"
    part = client.post(f"{url}code/", headers=XHR).content.decode()
    assert "支付服务暂时没有应答" in part
    assert "<svg" not in part


def test_the_page_moves_on_when_the_payment_is_told(wechat, client, order, url):
    before = client.get(f"{url}state/").json()["token"]
    pay(wechat, order)
    assert client.get(f"{url}state/").json()["token"] != before
    assert "该订单已支付。" in read(client, f"{url}pay/")


def test_the_page_of_joining_moves_on_to_its_end(wechat, client, order):
    before = client.get("/join/state/").json()
    pay(wechat, order)
    after = client.get("/join/state/").json()
    assert after["token"] != before["token"]
    assert "恭喜您，入会成功" in client.get("/join/dues/", follow=True).content.decode()


def test_i_have_paid_asks_the_service_at_once(wechat, client, order, url):
    online = open_code(order=order, method="wechat", by=order.created_by)
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert "尚未收到付款" in client.post(f"{url}code/check/", headers=XHR).content.decode()
    wechat.ledger.pay(online.number)
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        client.post(f"{url}code/check/", headers=XHR)
    order.refresh_from_db()
    assert order.status == Order.Status.PAID


def test_while_a_voucher_waits_no_code_is_shown(wechat, client, order, url):
    voucher_for(order)
    assert "data-code" not in read(client, f"{url}pay/")


def test_a_disputed_amount_asks_the_company_not_to_pay_again(wechat, client, order, url):
    bill = wechat.ledger.pay(open_code(order=order, method="wechat", by=order.created_by).number)
    deliver("/dues/wechat/notify/", *wechat.payment_message(bill, amount={"total": 1, "currency": "CNY"}))
    assert "请勿重复付款" in read(client, f"{url}pay/")
    assert "<svg class" not in client.post(f"{url}code/", headers=XHR).content.decode()
    assert OnlinePayment.objects.count() == 1


@pytest.mark.parametrize("path", ["pay/", "code/", "code/check/"])
def test_another_companys_code_is_not_there(wechat, client, url, path):
    stranger = Client()
    stranger.force_login(approved_application().applicant)
    assert stranger.post(f"{url}{path}").status_code in (404, 405)
    assert stranger.get(f"{url}{path}").status_code in (404, 405)
    assert not OnlinePayment.objects.exists()


def test_the_page_asks_the_database_the_same_whatever_was_tried(
    wechat, client, order, url, django_assert_max_num_queries
):
    for _attempt in range(4):
        close_online_payment(
            online=open_code(order=order, method="wechat", by=order.created_by), ending="expired"
        )
    open_code(order=order, method="wechat", by=order.created_by)
    with django_assert_max_num_queries(30):  # as many as on every page, and the order's own
        client.get(f"{url}pay/")


def test_finance_refunds_on_the_page_of_the_payment(wechat, order, finance):
    payment = pay(wechat, order)
    page = f"/admin/payments/inspect/{payment.pk}/"
    given = {"decision": "refund", "amount": "2000.01", "reason": "重复缴费", "term": "stays"}
    assert "最多可退" in finance.post(page, given).content.decode()
    assert "已付会期" in finance.post(page, given | {"amount": "1", "term": ""}).content.decode()
    assert not Refund.objects.exists()
    finance.post(page, given | {"amount": "2000.00"})
    assert Refund.objects.get().amount == Decimal("2000.00")


def test_finance_cancels_an_order_with_a_reason(order, finance):
    page = f"/admin/orders/inspect/{order.pk}/"
    finance.post(page, {"decision": "return", "reason": ""})
    order.refresh_from_db()
    assert order.status == Order.Status.OPEN
    finance.post(page, {"decision": "return", "reason": "企业撤回申请"})
    order.refresh_from_db()
    assert order.status == Order.Status.CANCELLED


def test_finance_counts_money_of_another_amount(wechat, order, finance):
    bill = wechat.ledger.pay(open_code(order=order, method="wechat", by=order.created_by).number)
    deliver("/dues/wechat/notify/", *wechat.payment_message(bill, amount={"total": 90000, "currency": "CNY"}))
    difference = Difference.objects.get()
    assert difference.number in read(finance, "/admin/differences/")
    finance.post(f"/admin/differences/inspect/{difference.pk}/", {"decision": "book"})
    order.refresh_from_db()
    difference.refresh_from_db()
    assert (order.outstanding, bool(difference.resolved_at)) == (Decimal("1100.00"), True)


def test_staff_without_the_permission_cannot_refund(wechat, order):
    payment = pay(wechat, order)
    browser = Client()
    user = UserFactory(staff="finance")
    user.user_permissions.add(Permission.objects.get(codename="view_payment"))
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/admin/payments/inspect/{payment.pk}/"
    assert 'name="amount"' not in read(browser, page)
    browser.post(page, {"decision": "refund", "amount": "1", "reason": "x", "term": "stays"})
    assert not Refund.objects.exists()


@pytest.mark.parametrize("key", PROVIDERS)
def test_every_provider_keeps_the_contract(key):
    provider = provider_of(key)
    assert isinstance(provider, Provider)
    assert provider.key == key
    assert provider.panel
    if provider.is_online:
        for verb in ("create", "query", "close", "refund", "query_refund", "parse_notify", "download_bill"):
            assert getattr(type(provider), verb) is not getattr(Provider, verb)


def problems() -> str:
    return " ".join(message.msg for message in run_checks() if message.id == "dues.E001")


def test_nothing_is_said_of_an_account_that_nobody_set_up():
    assert problems() == ""


def test_a_whole_account_has_no_problem(wechat):
    assert problems() == ""


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WECHAT_APIV3_KEY", "", "WECHAT_APIV3_KEY is missing"),
        ("WECHAT_APIV3_KEY", "short", "32 characters"),
        ("WECHAT_PUBLIC_KEY_ID", "", "PUB_KEY_ID_"),
        ("WECHAT_PRIVATE_KEY_FILE", "/nowhere.pem", "WECHAT_PRIVATE_KEY"),
        ("WECHAT_PUBLIC_KEY", "no key", "WECHAT_PUBLIC_KEY is not"),
        ("WECHAT_NOTIFY_URL", "https://example.org/notify/?a=1", "without a query string"),
        ("WECHAT_GATEWAY", "https://api.mch.weixin.qq.com", "https://"),
    ],
)
def test_what_an_account_lacks_is_said_at_start(wechat, settings, name, value, said):
    setattr(settings, name, value)
    assert said in problems()
