"""The payment notice: printed for every order where the settings say so, and told live by the look-up."""

from decimal import Decimal

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from membership.dues.capitals import in_capitals
from membership.dues.models import DuesSettings, PaymentNotice
from membership.dues.services import cancel_order, confirm_voucher, refresh_payment_notice
from membership.papers.models import PaperStatus
from membership.papers.services import render_paper
from tests.factories import UserFactory, approved_application, voucher_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules():
    settings = DuesSettings.load()
    settings.issues_payment_notice = True
    settings.payee, settings.account, settings.bank = "示例供热协会", "320100001234567", "示例银行"
    settings.save()
    return settings


@pytest.fixture
def order(rules):
    return approved_application().order


@pytest.fixture
def notice(order):
    return order.payment_notices.get()


def text_of(notice) -> str:
    assert render_paper(paper_id=notice.paper_id)
    notice.paper.refresh_from_db()
    with notice.paper.file.file.open("rb") as content:
        document = pypdfium2.PdfDocument(content.read())
    assert len(document) == 1
    return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")


def shown(notice) -> str:
    return Client().get(notice.paper.get_absolute_url()).content.decode()


def pay(order):
    confirm_voucher(
        voucher=voucher_for(order),
        by=UserFactory(staff="finance"),
        amount=order.amount,
        received_on=timezone.localdate(),
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("2000.00", "贰仟元整"),
        ("6000", "陆仟元整"),
        ("3500.50", "叁仟伍佰元伍角"),
        ("10.05", "壹拾元零伍分"),
        ("10000", "壹万元整"),
        ("100200.00", "壹拾万零贰佰元整"),
        ("1000000.00", "壹佰万元整"),
        ("0.50", "伍角"),
        ("1001.10", "壹仟零壹元壹角"),
        ("99999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_sums_are_written_in_capital_figures(amount, words):
    assert in_capitals(Decimal(amount)) == f"人民币{words}"


def test_no_notice_where_the_settings_want_none(db):
    order = approved_application().order
    assert not order.payment_notices.exists()


def test_the_notice_says_who_pays_how_much_for_what_and_how(order, notice):
    text = text_of(notice)
    year = timezone.localdate().year
    for said in (
        f"JF{year}0001",
        order.organisation.name,
        order.organisation.uscc,
        order.number,
        "2000.00",
        "人民币贰仟元整",
        "示例供热协会",
        "320100001234567",
        notice.paper.grouped_code,
        notice.paper.data["due"],
        "会员单位",
    ):
        assert said in text, said


def test_a_long_name_and_many_hints_still_make_a_readable_notice(rules):
    rules.hints = "\n".join(
        f"示例提示第 {number} 条，请在附言中注明单位名称和订单编号。" for number in range(6)
    )
    rules.save()
    order = approved_application(name="示例" * 24 + "有限责任公司").order
    assert "有限责任公司" in text_of(order.payment_notices.get())


def test_the_look_up_page_tells_whether_it_is_paid(order, notice):
    assert "待缴费" in shown(notice)
    pay(order)
    assert "已缴费" in shown(notice)


def test_the_notice_of_a_cancelled_order_is_void(order, notice):
    cancel_order(order=order, by=None, reason="不再入会")
    notice.paper.refresh_from_db()
    assert notice.paper.status == PaperStatus.REVOKED
    assert "请勿付款" in shown(notice)


def test_a_changed_order_gets_a_new_notice_and_the_old_one_says_so(order, notice):
    assert refresh_payment_notice(order=order, by=None) == notice
    order.amount = Decimal("3000.00")
    order.save()
    newer = refresh_payment_notice(order=order, by=None)
    assert newer != notice
    assert "3000.00" in text_of(newer)
    assert "已由新的缴费通知取代" in shown(notice)
    assert list(PaymentNotice.objects.standing()) == [newer]


def test_the_company_downloads_it_where_it_pays_and_nobody_else_does(order, notice):
    member, rival = Client(), Client()
    member.force_login(order.created_by)
    rival.force_login(approved_application().applicant)
    assert "缴费通知正在生成" in member.get("/join/dues/").content.decode()
    text_of(notice)
    file = notice.paper.file
    assert file.download_url in member.get("/join/dues/").content.decode()
    assert member.get(file.get_absolute_url()).status_code == 200
    assert rival.get(file.get_absolute_url()).status_code == 404
    pay(order)
    order.created_by.set_password("示例密码-2026")
    order.created_by.save()
    member.force_login(order.created_by)
    assert file.download_url in member.get(f"/member/orders/{order.number}/").content.decode()
