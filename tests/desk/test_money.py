from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from membership.dues.models import InvoiceRequest, Order, Payment, Voucher
from membership.dues.services import confirm_voucher, request_invoice
from membership.notifications.models import Notice
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def voucher(db):
    return factories.voucher_for(factories.approved_application().order)


@pytest.fixture
def finance(desk_of):
    return desk_of("财务")


def screen(voucher):
    return reverse("vouchers:inspect", args=[voucher.pk])


def confirm(browser, voucher, **changes):
    given = {"decision": "confirm", "received_on": timezone.localdate().isoformat(), "amount": "2000.00"}
    return browser.post(screen(voucher), given | changes, follow=True)


def test_the_voucher_stands_beside_its_order(finance, voucher):
    page = finance.get(screen(voucher)).text
    assert voucher.files.get().get_absolute_url() in page
    assert voucher.order.organisation.name in page
    assert 'value="2000.00"' in page


def test_confirming_settles_the_order(finance, voucher):
    answer = confirm(finance, voucher)
    order = Order.objects.get(pk=voucher.order_id)
    assert order.status == Order.Status.PAID
    assert order.organisation.membership
    assert "the dues are paid" in answer.text


def test_confirming_twice_confirms_once_and_says_so_calmly(finance, voucher):
    confirm(finance, voucher)
    answer = confirm(finance, voucher)
    assert answer.status_code == 200
    assert "already dealt with" in answer.text
    assert Payment.objects.count() == 1


def test_a_colleague_who_was_faster_is_no_error(finance, voucher):
    finance.get(screen(voucher))
    confirm_voucher(
        voucher=voucher,
        by=factories.UserFactory(staff="finance"),
        amount=voucher.order.amount,
        received_on=timezone.localdate(),
    )
    answer = finance.post(screen(voucher), {"decision": "return", "reason": "看不清"})
    assert answer.status_code == 200
    assert "already dealt with" in answer.text
    assert Payment.objects.count() == 1


def test_another_amount_asks_first(finance, voucher):
    answer = confirm(finance, voucher, amount="1500.00")
    assert "The amount is not what is owed" in answer.text
    assert 'value="1500.00"' in answer.text
    assert not Payment.objects.exists()
    confirm(finance, voucher, amount="1500.00", accept_difference="on")
    order = Order.objects.get(pk=voucher.order_id)
    assert (order.status, order.outstanding) == (Order.Status.OPEN, 500)


def test_money_does_not_come_from_the_future(finance, voucher):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = confirm(finance, voucher, received_on=tomorrow.isoformat())
    assert "has not come yet" in answer.text
    assert not Payment.objects.exists()


def test_a_voucher_goes_back_with_a_reason_only(finance, voucher):
    answer = finance.post(screen(voucher), {"decision": "return", "reason": " "})
    assert "Please say why" in answer.text
    finance.post(screen(voucher), {"decision": "return", "reason": "图片不清晰"})
    voucher.refresh_from_db()
    assert (voucher.status, voucher.reason) == (Voucher.Status.RETURNED, "图片不清晰")
    assert Notice.objects.filter(type="voucher_returned", channel="sms").count() == 1
    second = factories.voucher_for(voucher.order)
    assert "图片不清晰" in finance.get(screen(second)).text


def test_an_order_shows_its_whole_history(finance, voucher):
    confirm(finance, voucher)
    page = finance.get(reverse("orders:inspect", args=[voucher.order_id])).text
    for told in ("The company sent a payment voucher", "yuan received on", "The order is paid in full."):
        assert told in page
    assert "Unknown" not in page


@pytest.fixture
def wanted(db):
    order = factories.joined_application().order
    details = {"name": "示例燃气", "uscc": factories.made_up_uscc(77), "email": "fp@example.com"}
    details |= {"address": "", "phone": "", "bank": "", "account": ""}
    return request_invoice(orders=[order], kind="receipt", details=details, by=order.created_by)


def issued(**changes) -> dict:
    day = timezone.localdate().isoformat()
    return {"decision": "issue", "number": "24320001", "day": day} | changes


def test_an_invoice_is_issued_with_number_and_file(finance, wanted):
    url = reverse("invoice_requests:inspect", args=[wanted.pk])
    answer = finance.post(url, issued(file=factories.picture()), follow=True)
    assert "invoice issued" in answer.text
    wanted.refresh_from_db()
    assert (wanted.status, wanted.number) == (InvoiceRequest.Status.ISSUED, "24320001")
    assert wanted.file.kind == "image"


def test_a_file_of_the_wrong_type_is_refused_and_the_number_kept(finance, wanted):
    url = reverse("invoice_requests:inspect", args=[wanted.pk])
    wrong = SimpleUploadedFile("发票.pdf", b"MZ not a PDF", content_type="application/pdf")
    answer = finance.post(url, issued(file=wrong))
    assert 'value="24320001"' in answer.text
    wanted.refresh_from_db()
    assert wanted.status == InvoiceRequest.Status.REQUESTED


def test_an_invoice_request_goes_back_with_a_reason(finance, wanted):
    url = reverse("invoice_requests:inspect", args=[wanted.pk])
    finance.post(url, {"decision": "return", "reason": "税号有误"})
    wanted.refresh_from_db()
    assert (wanted.status, wanted.reason) == (InvoiceRequest.Status.RETURNED, "税号有误")


def test_leadership_reads_money_and_decides_nothing(desk_of, voucher, wanted):
    leader = desk_of("领导")
    for url in (screen(voucher), reverse("invoice_requests:inspect", args=[wanted.pk])):
        page = leader.get(url)
        assert page.status_code == 200
        assert 'name="decision"' not in page.text
