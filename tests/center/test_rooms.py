"""What the rooms show."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from membership.center.phones import masked
from membership.certificates.services import revoke_certificate
from membership.dues.models import Membership, Order
from membership.dues.services import issue_invoice, request_invoice, return_voucher
from membership.papers.models import Paper
from tests.factories import voucher_for

HOME, CERTIFICATES, ORDERS = (reverse(f"center:{name}") for name in ("home", "certificates", "orders"))


def page_of(client, address, **query):
    return client.get(address, query).content.decode()


def more_orders(application, count=1, start="9000000", **values):
    values = {"kind": "renewal", "status": "cancelled", "amount": "2000.00"} | values
    return [
        Order.objects.create(
            number=f"{start}{n}",
            organisation=application.organisation,
            level=application.level,
            created_by=application.applicant,
            **values,
        )
        for n in range(count)
    ]


def invoice(application):
    details = {"name": application.name, "uscc": application.uscc, "email": "a@example.com"}
    return request_invoice(
        orders=[application.order], kind="receipt", details=details, by=application.applicant
    )


def test_the_profile_says_until_when_in_local_time(member, application):
    until = datetime(2028, 3, 11, 14, 56, tzinfo=ZoneInfo("Asia/Shanghai"))
    Membership.objects.update(valid_until=until)
    page = page_of(member, HOME)
    assert "会员有效期至" in page
    assert "2028-03-11 14:56" in page


@pytest.mark.parametrize(
    ("state", "word"),
    [("active", "正常"), ("expiring", "即将到期"), ("due", "待续费"), ("withdrawn", "已退会")],
)
def test_the_profile_says_the_state_in_words(member, state, word):
    Membership.objects.update(state=state)
    assert word in page_of(member, HOME)


def test_the_profile_shows_what_was_filled_in(member, application):
    pages = {name: page_of(member, reverse(f"center:{name}")) for name in ("home", "people", "further")}
    for name, shown in (
        ("home", ("基础信息", "联络员信息", "扩展资料", "企业营收", application.name, application.uscc)),
        ("home", (application.address, application.organisation.membership.number)),
        ("people", (application.contact_name,)),
        ("further", ("营业执照", "会员登记表", application.organisation.licence.thumbnail_url)),
    ):
        for each in shown:
            assert each in pages[name]


def test_introductions_are_sanitised_again(member, application):
    organisation = application.organisation
    organisation.introduction = "<p>示例</p><script>alert(1)</script><img src=x onerror=alert(1)>"
    organisation.save()
    page = page_of(member, HOME)
    assert "alert(1)" not in page


def test_a_certificate_being_made_asks_for_itself_again(member, certificate):
    page = page_of(member, CERTIFICATES)
    assert "您的证书正在制作" in page
    assert "data-refresh" in page


def test_a_finished_certificate_is_shown_viewed_downloaded_and_printed(member, rendered):
    page = page_of(member, CERTIFICATES)
    file = rendered.paper.file
    assert reverse("files:page", args=[file.pk, 1]) in page
    assert file.download_url in page
    for label in ("查看", "下载", "打印", "证书查询"):
        assert label in page
    assert "data-refresh" not in page
    for address in (file.get_absolute_url(), reverse("files:page", args=[file.pk, 1])):
        assert member.get(address).status_code == 200


def test_a_certificate_that_cannot_be_made_does_not_promise_seconds(member, certificate):
    Paper.objects.update(render_status="failed")
    assert "系统会自动重试" in page_of(member, CERTIFICATES)


def test_a_revoked_certificate_is_not_offered_for_printing(member, rendered):
    revoke_certificate(certificate=rendered, by=None, reason="示例")
    page = page_of(member, CERTIFICATES)
    assert "已撤销" in page
    assert "打印" not in page


def test_bills_show_number_applicant_amount_method_and_state(member, application):
    page = page_of(member, ORDERS)
    for shown in (
        application.order.number,
        "示例联系人",
        "入会会费",
        "2000.00",
        "对公转账",
        "已缴费",
        "查看凭证",
    ):
        assert shown in page
    assert reverse("dues:invoice", args=[application.order.number]) in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"paid", "cancelled", "open"}),
        ({"status": "paid"}, {"paid"}),
        ({"status": "open"}, set()),
        ({"status": "checking"}, {"open"}),
        ({"kind": "renewal"}, {"cancelled", "open"}),
        ({"method": "bank_transfer"}, {"paid", "open"}),
        ({"number": "  90000000 "}, {"cancelled"}),
        ({"status": "paid", "kind": "renewal"}, set()),
        ({"status": "nonsense"}, {"paid", "cancelled", "open"}),
    ],
)
def test_filters_narrow_the_bills(query, shown, member, application):
    more_orders(application)
    (waiting,) = more_orders(application, start="8000000", status="open")
    voucher_for(waiting)
    page = page_of(member, ORDERS, **query)
    numbers = {"paid": application.order.number, "cancelled": "90000000", "open": "80000000"}
    links = {name: reverse("center:order", args=[number]) for name, number in numbers.items()}
    assert {name for name, link in links.items() if link in page} == shown
    assert ("没有符合条件的账单" in page) == (not shown)


def test_bills_come_in_pages_that_keep_the_filter(member, application):
    more_orders(application, 12)
    page = page_of(member, ORDERS, status="cancelled")
    assert "第 1 页，共 2 页" in page
    assert "status=cancelled" in page
    assert member.get(ORDERS, {"page": "999"}).status_code == 200


def test_a_bill_whose_voucher_waits_says_so(member, application):
    (order,) = more_orders(application, status="open")
    voucher_for(order)
    assert "待确认收款" in page_of(member, ORDERS)


def test_the_order_page_shows_vouchers_payments_and_invoice(member, application):
    request = invoice(application)
    issue_invoice(request=request, by=None, number="24322000000000000001")
    page = page_of(member, reverse("center:order", args=[application.order.number]))
    for shown in ("示例凭证.png", "已确认", "已到账", "已开票", "24322000000000000001"):
        assert shown in page
    assert "我要开票" not in page


def test_a_voucher_sent_back_shows_why(member, application):
    (order,) = more_orders(application, status="open")
    return_voucher(voucher=voucher_for(order), by=None, reason="示例：凭证图片不清晰")
    page = page_of(member, reverse("center:order", args=[order.number]))
    assert "示例：凭证图片不清晰" in page
    assert reverse("dues:voucher", args=[order.number]) in page


def test_after_asking_for_an_invoice_it_is_not_offered_again(member, application):
    invoice(application)
    page = page_of(member, ORDERS)
    assert "已申请开票" in page
    assert reverse("dues:invoice", args=[application.order.number]) not in page


def test_settings_show_the_phone_masked_and_the_way_out(member, application):
    page = page_of(member, reverse("center:account-access"))
    assert "****" in page
    assert str(application.applicant.phone_device.phone)[3:] not in page
    assert "已设置，可通过账户密码登录" in page
    assert reverse("accounts:logout") in page


@pytest.mark.parametrize(("phone", "shown"), [("+8613800001234", "138****1234"), (None, ""), ("+861", "1")])
def test_phones_are_masked(phone, shown):
    assert masked(phone) == shown


@pytest.mark.parametrize(("address", "most"), [(HOME, 31), (CERTIFICATES, 24), (ORDERS, 22)])
def test_a_page_costs_the_same_for_one_as_for_many(
    address, most, member, application, rendered, django_assert_max_num_queries
):
    member.get(address)
    with CaptureQueriesContext(connection) as for_one:
        member.get(address)
    more_orders(application, 8)
    with django_assert_max_num_queries(len(for_one)):
        member.get(address)
    assert len(for_one) <= most


def test_pages_speak_english_to_who_asks_for_it(member):
    page = member.get(HOME, headers={"accept-language": "en"}).content.decode()
    assert "Member information" in page
    assert "Bills and vouchers" in page
