"""Paying an order: proof is uploaded, seen, replaced and taken back by the company it belongs to."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from membership.dues.models import DuesSettings, Order, Voucher
from membership.dues.services import confirm_voucher, return_voucher
from membership.papers.models import PrivateFile
from tests.factories import UserFactory, approved_application, picture, voucher_for

pytestmark = pytest.mark.django_db

Status = Voucher.Status


@pytest.fixture
def order():
    settings = DuesSettings.load()
    settings.payee, settings.account, settings.bank = "示例协会", "1111 2222", "示例银行"
    settings.hints, settings.help_line = "请备注单位名称", "咨询电话 025-0000 0000"
    settings.save()
    return approved_application().order


@pytest.fixture
def client(order):
    client = Client()
    client.force_login(order.created_by)
    return client


@pytest.fixture
def url(order):
    return f"/dues/orders/{order.number}/voucher/"


def read(client, url="/join/dues/") -> str:
    return client.get(url).content.decode()


def test_the_page_says_how_much_and_where_to(client, order):
    page = read(client)
    for words in (
        "应付金额",
        "2000.00",
        order.number,
        "对公转账信息",
        "示例协会",
        "1111 2222",
        "请备注单位名称",
    ):
        assert words in page
    assert page.count("data-copy=") == 3
    assert "我已打款，上传凭证" in page
    assert "/join/notice/" in page


def test_several_files_become_one_voucher_that_waits(client, order, url):
    response = client.post(url, {"files": [picture("一.png"), picture("二.png")], "next": "/join/dues/"})
    assert response["Location"] == "/join/dues/"
    voucher = order.vouchers.get()
    assert [file.name for file in voucher.files.order_by("created_at")] == ["一.png", "二.png"]
    page = read(client)
    assert page.index("一.png") < page.index("二.png")
    for words in (
        "已提交至管理员，请等待确认收款...",
        "管理员确认收款(审核通过)后即入会成功",
        "查看凭证",
        "我要开票",
    ):
        assert words in page
    assert "我已打款" not in page


def test_files_are_staged_one_by_one_and_can_be_taken_out_before_sending(client, order, url):
    for name in ("一.png", "二.png"):
        assert client.post(f"{url}files/", {"files": picture(name)})["X-Upload-Item"]
    assert "一.png" in read(client)  # also after a reload
    first = PrivateFile.objects.get(name="一.png")
    client.post(f"{url}files/remove/", {"file": first.pk})
    client.post(url)
    assert [file.name for file in order.vouchers.get().files.all()] == ["二.png"]


def test_pressing_send_twice_sends_once(client, order, url):
    client.post(f"{url}files/", {"files": picture()})
    for _twice in range(2):
        assert client.post(url, {"next": "/join/dues/"})["Location"] == "/join/dues/"
    assert order.vouchers.count() == 1


def test_good_files_are_kept_when_another_is_refused(client, order, url):
    bad = SimpleUploadedFile("改名.png", b"MZ" + b"\0" * 300)
    page = client.post(url, {"files": [picture("好.png"), bad]}).content.decode()
    assert "<title>错误：" in page
    assert "好.png" in page
    assert "改名.png" in page
    assert not order.vouchers.exists()
    alone = client.post(f"{url}files/", {"files": SimpleUploadedFile("改名.png", b"MZ" + b"\0" * 300)})
    assert alone.status_code == 422
    client.post(url)
    assert [file.name for file in order.vouchers.get().files.all()] == ["好.png"]


def test_nothing_chosen_is_asked_for(client, order, url):
    assert "请先选择凭证的图片或 PDF。" in client.post(url).content.decode()
    assert client.post(f"{url}files/").status_code == 422


def test_replacing_a_voucher_by_nothing_is_asked_about(client, order, url):
    pending = voucher_for(order)
    assert f'name="replaces" value="{pending.pk}"' in read(client, url)
    page = client.post(url, {"replaces": pending.pk}).content.decode()
    assert "请先选择凭证的图片或 PDF。" in page
    assert order.pending_voucher == pending


def test_there_is_an_end_to_how_many_files(client, url):
    for _each in range(9):
        client.post(f"{url}files/", {"files": picture()})
    answer = client.post(f"{url}files/", {"files": picture()})
    assert answer.json() == {"error": "最多上传 9 个文件。"}


def test_a_voucher_is_replaced_and_taken_back(client, order, url):
    first = voucher_for(order)
    client.post(url, {"files": picture("新.png")})
    first.refresh_from_db()
    second = order.pending_voucher
    assert (first.status, second.files.get().name) == (Status.WITHDRAWN, "新.png")
    client.post(f"{url}withdraw/", {"voucher": first.pk})  # an old page: the new voucher stays
    assert order.pending_voucher == second
    for _twice in range(2):
        client.post(f"{url}withdraw/", {"voucher": second.pk})
    second.refresh_from_db()
    assert second.status == Status.WITHDRAWN
    assert "我已打款，上传凭证" in read(client)


def test_a_returned_voucher_says_why_and_another_one_can_be_sent(client, order, url):
    return_voucher(voucher=voucher_for(order), by=UserFactory(staff="finance"), reason="看不清付款单位")
    page = read(client)
    assert "看不清付款单位" in page
    assert "我已打款，上传凭证" in page
    client.post(url, {"files": picture()})
    assert "看不清付款单位" not in read(client)


def test_a_part_payment_says_what_came_and_what_is_still_owed(client, order):
    confirm_voucher(
        voucher=voucher_for(order),
        by=UserFactory(staff="finance"),
        amount=500,
        received_on=timezone.localdate(),
        accept_difference=True,
    )
    assert "已收 500.00 元，尚需支付 1500.00 元。" in read(client)


def test_a_voucher_for_a_paid_order_is_not_taken(client, order, url):
    confirm_voucher(
        voucher=voucher_for(order),
        by=UserFactory(staff="finance"),
        amount=order.amount,
        received_on=timezone.localdate(),
    )
    client.post(url, {"files": picture()})
    assert order.vouchers.count() == 1
    assert Order.objects.get(pk=order.pk).status == Order.Status.PAID


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "voucher/"),
        ("post", "voucher/"),
        ("post", "voucher/files/"),
        ("post", "voucher/files/remove/"),
        ("post", "voucher/withdraw/"),
        ("get", "invoice/"),
        ("post", "invoice/"),
        ("get", "state/"),
    ],
)
def test_another_companys_order_is_not_there(order, method, path):
    stranger = Client()
    stranger.force_login(approved_application().applicant)
    url = f"/dues/orders/{order.number}/{path}"
    assert getattr(stranger, method)(url).status_code == 404
    assert getattr(Client(), method)(url)["Location"].startswith("/account/login/")


def test_a_voucher_file_opens_to_its_company_only(client, order):
    file = voucher_for(order).files.get()
    stranger = Client()
    stranger.force_login(approved_application().applicant)
    assert client.get(f"/files/{file.pk}/").status_code == 200
    assert stranger.get(f"/files/{file.pk}/").status_code == 404


def test_files_of_others_cannot_be_put_into_a_voucher(client, order, url):
    foreign = voucher_for(approved_application().order).files.get()
    session = client.session
    session[f"voucher:{order.number}"] = [str(foreign.pk)]
    session.save()
    client.post(url)
    assert not order.vouchers.exists()


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_way_back_stays_on_the_site(client, url, wanted):
    assert client.post(url, {"files": picture(), "next": wanted})["Location"] == "/join/"


def test_the_dues_page_asks_the_database_the_same_whatever_was_sent(
    client, order, url, django_assert_max_num_queries
):
    for _each in range(4):
        client.post(url, {"files": [picture(), picture()]})
    client.get("/join/dues/")
    with django_assert_max_num_queries(30):
        client.get("/join/dues/")
