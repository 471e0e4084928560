"""账单凭证: bills counted by state, several on one invoice, and the page that tells what happened to one."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from membership.dues.models import DuesSettings, Order
from membership.dues.services import (
    cancel_order,
    confirm_voucher,
    issue_invoice,
    request_invoice,
    request_refund,
    return_voucher,
    reverse_payment,
    withdraw_voucher,
)
from membership.organisations.models import Role
from membership.papers.services import render_paper
from tests.factories import UserFactory, add_person, voucher_for

pytestmark = pytest.mark.django_db
ORDERS, INVOICES, TOGETHER = (reverse(f"center:{name}") for name in ("orders", "invoices", "request-invoice"))
TITLE = {"name": "示例抬头", "uscc": "91990000MA0000001B", "email": "a@example.com"}


@pytest.fixture
def finance():
    return UserFactory(staff="finance", first_name="示例财务")


@pytest.fixture
def made(application):
    """Makes a further order of the company."""

    def make(number: str, **values) -> Order:
        first = application.order
        values = {"kind": "renewal", "amount": Decimal("2000.00"), "created_by": first.created_by} | values
        return Order.objects.create(
            number=number, organisation=first.organisation, level=first.level, **values
        )

    return make


@pytest.fixture
def paid(made, finance):
    def make(number: str, **values) -> Order:
        order = made(number, **values)
        settle(order, finance)
        return Order.objects.get(pk=order.pk)

    return make


def settle(order, finance):
    confirm_voucher(
        voucher=voucher_for(order), by=finance, amount=order.outstanding, received_on=order.created_at.date()
    )


def page_of(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def order_page(client, order):
    return page_of(client, reverse("center:order", args=[order.number]))


def chips(page: str) -> list[str]:
    """What the ways to narrow a list say, each with its count."""
    chips = page.split('class="chips"')[1].split("</nav>")[0]
    return [label + count for label, count in re.findall(r'>([^<>]+)<span class="chip__count">(\d+)<', chips)]


def test_bills_are_counted_by_state_within_the_other_filters(member, made, paid):
    paid("R1")
    voucher_for(made("R2"))
    cancel_order(order=made("R3", kind="joining"), by=None)
    assert chips(page_of(member, ORDERS)) == ["全部账单4", "待确认收款1", "已缴费2", "已取消1"]
    page = page_of(member, ORDERS, kind="renewal", status="paid")
    assert chips(page) == ["全部账单2", "待确认收款1", "已缴费1"]
    assert reverse("center:order", args=["R1"]) in page
    assert reverse("center:order", args=["R2"]) not in page


def test_ticked_orders_of_one_kind_stand_on_one_invoice(member, paid, application):
    orders = [paid("R1"), paid("R2")]
    assert "合并开票" in page_of(member, ORDERS)
    numbers = [order.number for order in orders]
    form = page_of(member, TOGETHER, order=numbers)
    assert "¥4000.00" in form
    response = member.post(TOGETHER, {"order": numbers, "kind": "receipt", **TITLE})
    assert response.status_code == 302
    request = application.organisation.invoice_requests.get()
    assert {order.number for order in request.orders.all()} == set(numbers)


def test_orders_that_do_not_belong_together_come_back_ticked(member, paid, application):
    numbers = [paid("R1").number, paid("R2").number, application.order.number]
    response = member.get(TOGETHER, {"order": numbers, "from": "orders"}, follow=True)
    assert response.redirect_chain[0][0].startswith(ORDERS)
    page = response.content.decode()
    assert "这些订单不能合并开具" in page
    assert page.count(" checked>") == 3
    assert not application.organisation.invoice_requests.exists()


def test_the_page_of_an_order_tells_all_that_happened_and_who_did_it(member, made, finance, application):
    order = made("R1")
    clerk = add_person(application.organisation, Role.DUES, name="示例会计")
    return_voucher(voucher=voucher_for(order, by=clerk), by=finance, reason="示例：图片不清晰")
    withdraw_voucher(voucher=voucher_for(order), by=application.applicant)
    settle(order, finance)
    request = request_invoice(orders=[order], kind="receipt", by=application.applicant, details=TITLE)
    issue_invoice(request=request, by=finance, number="24322000000000000001")
    payment = order.payments.get()
    request_refund(
        payment=payment, amount=payment.amount, reason="示例：重复缴费", ends_term=True, by=finance
    )
    page = order_page(member, order).split('id="history"')[1]
    told = [
        *("已退款 ¥2000.00", "已发起退款 ¥2000.00", "示例：重复缴费"),
        *("已开票：24322000000000000001", "已申请开票"),
        *("已开具收款收据", "已缴清", "已收款 ¥2000.00（对公转账）", "已提交缴费凭证"),
        *("凭证已撤回", "凭证被退回", "示例：图片不清晰", "订单已生成：续费会费，¥2000.00"),
    ]
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert "已作废" in page
    assert "所购会员有效期已提前终止" in page
    assert "秘书处" in page
    assert "示例会计" in page
    assert finance.username not in page
    assert "示例财务" not in page


def test_a_payment_that_never_came_is_told_and_paid_again_the_term_is_told_once(member, made, finance):
    order = made("R1")
    settle(order, finance)
    reverse_payment(payment=order.payments.get(), reason="示例：银行退票", by=finance)
    assert "已冲销一笔 ¥2000.00" in order_page(member, order)
    settle(Order.objects.get(pk=order.pk), finance)
    history = order_page(member, order).split('id="history"')[1]
    assert history.count("已缴清") == 2
    assert history.count("会员有效期：") == 1


def test_a_voucher_is_seen_replaced_and_withdrawn_while_the_order_is_open(member, made, finance):
    order = made("R1")
    voucher = voucher_for(order)
    page = order_page(member, order)
    assert voucher.files.get().preview_url in page
    assert "更换凭证" in page
    assert reverse("dues:withdraw-voucher", args=[order.number]) in page
    confirm_voucher(voucher=voucher, by=finance, amount=order.amount, received_on=order.created_at.date())
    page = order_page(member, order)
    assert voucher.files.get().preview_url in page
    assert "更换凭证" not in page


def test_the_receipt_waits_to_be_made_and_is_then_downloaded(member, paid):
    order = paid("R1")
    page = order_page(member, order)
    assert "收款收据正在生成" in page
    assert "data-refresh" in page
    paper = order.receipts.get().paper
    assert render_paper(paper_id=paper.pk)
    paper.refresh_from_db()
    page = order_page(member, order)
    assert paper.file.download_url in page
    assert "data-refresh" not in page
    assert "不能代替会费票据或发票" in page


def test_an_order_paid_before_there_were_receipts_gets_one_when_asked_for(member, paid):
    rules = DuesSettings.load()
    rules.issues_receipt = False
    rules.save()
    order = paid("R1")
    make = reverse("center:make-receipt", args=[order.number])
    assert make not in order_page(member, order)
    assert "不开具收款收据" in member.post(make, follow=True).content.decode()
    rules.issues_receipt = True
    rules.save()
    assert make in order_page(member, order)
    member.post(make)
    member.post(make)
    assert order.receipts.count() == 1


def test_only_who_pays_the_dues_makes_a_receipt(application, other, paid, client):
    order = paid("R1")
    make = reverse("center:make-receipt", args=[order.number])
    answers = []
    for user in (add_person(application.organisation, Role.EDITOR), other.applicant):
        client.force_login(user)
        answers.append(client.post(make).status_code)
    assert answers == [403, 404]


def test_finance_issues_a_receipt_anew_after_a_name_was_corrected(paid, admin_client, application):
    order = paid("R1")
    old = order.receipts.get().paper
    application.organisation.name = "示例更名有限公司"
    application.organisation.save()
    address = reverse("orders:inspect", args=[order.pk])
    admin_client.post(address, {"decision": "receipt", "reason": ""})
    assert order.receipts.count() == 1
    admin_client.post(address, {"decision": "receipt", "reason": "单位名称有误"})
    old.refresh_from_db()
    assert (old.status, old.revoked_reason) == ("revoked", "单位名称有误")
    assert order.receipts.standing().get().paper.holder == "示例更名有限公司"


def test_requests_are_listed_with_their_states(member, paid, application, finance):
    for number in ("R1", "R2"):
        request = request_invoice(
            orders=[paid(number)], kind="receipt", by=application.applicant, details=TITLE
        )
    issue_invoice(request=request, by=finance, number="24322000000000000001")
    assert chips(page_of(member, INVOICES)) == ["全部2", "待开票1", "已开票1"]
    assert "24322000000000000001" in page_of(member, INVOICES, status="issued")
    assert "24322000000000000001" not in page_of(member, INVOICES, status="requested")


def test_an_orders_page_and_the_lists_cost_the_same_however_much_happened(member, made, paid, finance):
    order = made("R1")
    address = reverse("center:order", args=["R1"])
    return_voucher(voucher=voucher_for(order), by=finance, reason="示例")
    settle(order, finance)
    costs = {each: queries(member, each) for each in (address, ORDERS, INVOICES)}
    payment = order.payments.get()
    for _part in range(2):
        request_refund(payment=payment, amount=Decimal("10"), reason="示例", ends_term=False, by=finance)
    for number in range(4):
        paid(f"S{number}")
    for each, cost in costs.items():
        assert queries(member, each) <= cost, each


def queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
