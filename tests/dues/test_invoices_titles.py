"""Invoice titles: kept by the company, one of them offered first."""

import pytest
from django.test import Client
from django.urls import reverse

from membership.dues.models import InvoiceTitle
from membership.dues.services import keep_invoice_title, request_invoice
from tests.factories import joined_application, made_up_uscc

pytestmark = pytest.mark.django_db

LIST, ADD = "/member/invoices/", "/member/invoices/titles/add/"


@pytest.fixture
def application():
    application = joined_application()
    application.applicant.set_password("示例密码-2026")
    application.applicant.save()
    return application


@pytest.fixture
def member(application):
    client = Client()
    client.force_login(application.applicant)
    return client


def written(number=99, **changes) -> dict:
    return {
        "name": f"示例抬头{number}",
        "uscc": made_up_uscc(number).lower(),
        "email": "a@example.com",
        "address": "",
        "phone": "",
        "bank": "",
        "account": "",
        **changes,
    }


def kept(application) -> list[tuple[str, bool]]:
    titles = application.organisation.invoice_titles.offered().order_by("pk")
    return [(title.name, title.is_default) for title in titles]


def test_the_first_title_is_the_default_and_another_becomes_it_when_chosen(member, application):
    member.post(ADD, written(1))
    member.post(ADD, written(2))
    assert kept(application) == [("示例抬头1", True), ("示例抬头2", False)]
    second = InvoiceTitle.objects.get(name="示例抬头2")
    member.post(reverse("center:default-title", args=[second.pk]))
    assert kept(application) == [("示例抬头1", False), ("示例抬头2", True)]
    member.post(ADD, written(3, is_default="on"))
    assert kept(application)[-1] == ("示例抬头3", True)


def test_when_the_default_goes_the_last_added_takes_its_place_and_the_last_leaves_none(member, application):
    for number in (1, 2, 3):
        member.post(ADD, written(number))
    for _each in range(3):
        default = InvoiceTitle.objects.get(is_default=True)
        member.post(reverse("center:delete-title", args=[default.pk]))
    assert not InvoiceTitle.objects.exists()


def test_a_title_that_a_request_used_is_offered_no_more_but_stays_with_it(member, application):
    member.post(ADD, written(1))
    title = InvoiceTitle.objects.get()
    request_invoice(orders=[application.order], kind="receipt", title=title, by=application.applicant)
    member.post(reverse("center:delete-title", args=[title.pk]))
    title.refresh_from_db()
    assert (title.is_archived, title.is_default, kept(application)) == (True, False, [])
    assert "示例抬头1" in member.get(LIST).content.decode()


def test_correcting_a_title_leaves_requests_as_they_were_made(member, application):
    member.post(ADD, written(1))
    title = InvoiceTitle.objects.get()
    request = request_invoice(
        orders=[application.order], kind="receipt", title=title, by=application.applicant
    )
    member.post(reverse("center:edit-title", args=[title.pk]), written(1, name="示例新名"))
    request.refresh_from_db()
    assert (request.name, kept(application)) == ("示例抬头1", [("示例新名", True)])


@pytest.mark.parametrize(
    ("field", "changes", "word"),
    [
        ("uscc", {"uscc": "91990000MA00000991"}, "校验"),
        ("uscc", {"uscc": "123"}, "18"),
        ("name", {"name": ""}, "请填写发票抬头"),
        ("email", {"email": "x"}, "邮箱"),
        ("account", {"account": "12345"}, "6 至 32 位数字"),
        ("account", {"account": "1" * 33}, "6 至 32 位数字"),
        ("account", {"account": "一二三四五六"}, "6 至 32 位数字"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(member, field, changes, word):
    response = member.post(ADD, written(address="示例路 1 号", **changes))
    assert list(response.context["form"].errors) == [field]
    page = response.content.decode()
    assert word in page or field == "uscc"
    assert 'value="示例路 1 号"' in page
    assert not InvoiceTitle.objects.exists()


def test_an_account_number_typed_in_groups_is_kept_as_digits(member):
    member.post(ADD, written(account="3201 0000-1234 567"))
    assert InvoiceTitle.objects.get().account == "320100001234567"


def test_a_title_typed_again_is_corrected_and_not_doubled(member, application):
    member.post(ADD, written(1))
    member.post(ADD, written(1, bank="示例银行"))
    assert [title.bank for title in InvoiceTitle.objects.all()] == ["示例银行"]


def test_two_titles_of_a_company_are_not_made_the_same(member):
    member.post(ADD, written(1))
    member.post(ADD, written(2))
    second = InvoiceTitle.objects.get(name="示例抬头2")
    response = member.post(reverse("center:edit-title", args=[second.pk]), written(1))
    assert "name" in response.context["form"].errors
    assert InvoiceTitle.objects.filter(name="示例抬头2").exists()


@pytest.mark.parametrize("page", ["edit-title", "default-title", "delete-title"])
def test_a_title_of_another_company_is_not_there(member, page):
    other = joined_application()
    title = keep_invoice_title(organisation=other.organisation, details=written(5), by=other.applicant)
    address = reverse(f"center:{page}", args=[title.pk])
    assert member.post(address, written(6)).status_code == 404
    title.refresh_from_db()
    assert title.name == "示例抬头5"
