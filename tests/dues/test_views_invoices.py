"""Asking for an invoice: once per order, with details that are asked for once."""

import pytest
from django.test import Client

from membership.dues.models import DuesSettings, InvoiceTitle
from membership.dues.services import issue_invoice, return_invoice_request
from tests.factories import UserFactory, joined_application, made_up_uscc

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    settings = DuesSettings.load()
    settings.documents = ["joining:receipt", "joining:plain", "joining:special"]
    settings.save()
    return joined_application().order


@pytest.fixture
def client(order):
    client = Client()
    client.force_login(order.created_by)
    return client


@pytest.fixture
def url(order):
    return f"/dues/orders/{order.number}/invoice/?next=/join/done/"


def wanted(**changes) -> dict:
    return {
        "kind": "plain",
        "name": "示例公司",
        "uscc": made_up_uscc(99).lower(),
        "email": "a@example.com",
        **changes,
    }


def test_the_company_is_filled_in_and_next_time_what_it_wrote(client, order, url):
    page = client.get(url).content.decode()
    assert f'value="{order.organisation.name}"' in page
    assert f'value="{order.organisation.uscc}"' in page
    client.post(url, wanted(name="示例抬头"))
    assert InvoiceTitle.objects.get(organisation=order.organisation).name == "示例抬头"
    return_invoice_request(
        request=order.invoice_requests.get(), by=UserFactory(staff="finance"), reason="重开"
    )
    assert "示例抬头（" in client.get(url).content.decode()


def test_asking_twice_is_asking_once(client, order, url):
    for _twice in range(2):
        client.post(url, wanted())
    request = order.invoice_requests.get()
    assert (request.uscc, request.kind) == (made_up_uscc(99), "plain")
    page = client.get(url).content.decode()
    assert "您的申请已提交财务" in page
    assert "/join/done/" in page


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("uscc", {"uscc": "123"}),
        ("email", {"email": "x"}),
        ("name", {"name": ""}),
        ("kind", {"kind": ""}),
        ("kind", {"kind": "gift"}),
    ],
)
def test_wrong_details_are_refused(client, order, url, field, changes):
    response = client.post(url, wanted(**changes))
    assert field in response.context["form"].errors
    assert "<title>错误：" in response.content.decode()
    assert not order.invoice_requests.exists()


def test_a_special_invoice_needs_address_phone_bank_and_account(client, order, url):
    errors = client.post(url, wanted(kind="special")).context["form"].errors
    assert set(errors) == {"address", "phone", "bank", "account"}
    client.post(
        url, wanted(kind="special", address="示例路", phone="025-0", bank="示例银行", account="123456")
    )
    assert order.invoice_requests.get().bank == "示例银行"


def test_only_what_the_association_gives_is_offered(client, order, url):
    settings = DuesSettings.load()
    settings.documents = ["joining:receipt", "renewal:plain"]
    settings.save()
    page = client.get(url).content.decode()
    assert "会费票据" in page
    assert "数电" not in page
    client.post(url, wanted(kind="plain"))
    assert not order.invoice_requests.exists()
    settings.documents = ["renewal:plain"]
    settings.save()
    assert "请致电协会" in client.get(url).content.decode()


def test_a_returned_request_says_why_and_can_be_made_again(client, order, url):
    client.post(url, wanted())
    return_invoice_request(
        request=order.invoice_requests.get(), by=UserFactory(staff="finance"), reason="税号与名称不符"
    )
    assert "税号与名称不符" in client.get(url).content.decode()
    client.post(url, wanted(uscc=made_up_uscc(98)))
    assert order.invoice_requests.live().get().uscc == made_up_uscc(98)


def test_an_issued_invoice_shows_its_number(client, order, url):
    client.post(url, wanted())
    issue_invoice(request=order.invoice_requests.get(), by=UserFactory(staff="finance"), number="24320001")
    assert "24320001" in client.get(url).content.decode()
