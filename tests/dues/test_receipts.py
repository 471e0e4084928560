"""The receipt: made when an order is paid, anyone can check it, void when the money goes back."""

from decimal import Decimal

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from membership.dues.models import DuesSettings, Order
from membership.dues.services import refresh_receipt, request_refund, reverse_payment
from membership.papers.models import Paper
from membership.papers.services import render_paper
from tests.factories import UserFactory, joined_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    rules = DuesSettings.load()
    rules.payee = "示例供热协会"
    rules.save()
    return joined_application().order


@pytest.fixture
def finance():
    return UserFactory(staff="finance")


def standing(order):
    return [receipt.paper for receipt in order.receipts.standing().select_related("paper")]


def refund(order, amount, by):
    return request_refund(
        payment=order.payments.get(), amount=Decimal(amount), reason="示例", ends_term=False, by=by
    )


def text_of(paper: Paper) -> str:
    assert render_paper(paper_id=paper.pk)
    paper.refresh_from_db()
    with paper.file.file.open("rb") as content:
        document = pypdfium2.PdfDocument(content.read())
    assert len(document) == 1
    return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")


def test_a_paid_order_has_a_receipt_that_says_what_came_and_what_it_is_not(order):
    (paper,) = standing(order)
    text = text_of(paper)
    for said in (
        f"SJ{timezone.localdate().year}00001",
        *(order.organisation.name, order.organisation.uscc, order.number),
        *("2000.00", "贰仟元整", "对公转账", "示例供热协会", paper.grouped_code),
        "不能代替会费票据或发票",
    ):
        assert said in text, said
    page = Client().get(paper.get_absolute_url()).content.decode()
    assert "收款收据" in page
    assert "真实有效" in page or "有效" in page


def test_no_receipt_where_the_settings_want_none():
    DuesSettings.objects.update_or_create(pk=DuesSettings.load().pk, defaults={"issues_receipt": False})
    assert not joined_application().order.receipts.exists()


def test_the_receipt_is_issued_once(order):
    assert refresh_receipt(order=order, by=None).paper == standing(order)[0]
    assert order.receipts.count() == 1


def test_refunded_in_part_the_receipt_is_issued_anew_and_in_full_it_is_void(order, finance):
    (first,) = standing(order)
    refund(order, "500.00", finance)
    (second,) = standing(order)
    assert second != first
    assert (second.data["amount"], second.data["capital"]) == ("1500.00", "人民币壹仟伍佰元整")
    assert "已撤销" in Client().get(first.get_absolute_url()).content.decode()
    refund(order, "1500.00", finance)
    assert Order.objects.get(pk=order.pk).status == Order.Status.REFUNDED
    assert standing(order) == []


def test_the_receipt_of_money_that_never_came_is_void(order, finance):
    reverse_payment(payment=order.payments.get(), reason="示例", by=finance)
    assert standing(order) == []


def test_only_the_company_and_finance_open_the_receipt(order, finance):
    (paper,) = standing(order)
    text_of(paper)
    address = paper.file.get_absolute_url()
    answers = {}
    for name, user in (
        ("company", order.created_by),
        ("finance", finance),
        ("rival", joined_application().applicant),
        ("reviewer", UserFactory(staff="reviewer")),
    ):
        browser = Client()
        browser.force_login(user)
        answers[name] = browser.get(address).status_code
    assert answers == {"company": 200, "finance": 200, "rival": 404, "reviewer": 404}
