"""产品对接 in the member center, through its pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from membership.exchange.models import ExchangeCategory, ExchangeSettings, Inquiry, Product, Upload
from membership.exchange.services import approve_entry, decide_report, report_entry
from membership.notifications.models import Notice
from tests.factories import live_product, owner_of, picture
from tests.papers.samples import pdf, upload

pytestmark = pytest.mark.django_db
ROOM, MINE, ADD = (reverse(f"center:{name}") for name in ("products", "my-products", "add-product"))


def page_of(product, name="product", *more):
    return reverse(f"center:{name}", args=[product.public_id, *more])


def typed(ours, **changes):
    category, _made = ExchangeCategory.objects.get_or_create(name="计量仪表")
    usual = {
        "company": ours.pk,
        "title": "超声波热量表",
        "model_number": "RC-80",
        "category": category.pk,
        "text": "<p>二级精度。</p>",
        "valid_until": (timezone.localdate() + timedelta(days=90)).isoformat(),
        "contact_name": "示例联系人",
        "contact_phone": "025-88880000",
        "do": "send",
    }
    return usual | changes


def sheet(name="说明书.pdf"):
    return upload(pdf(), name)


def browser_of(company) -> Client:
    browser, owner = Client(headers={"accept-language": "zh-CN"}), owner_of(company)
    owner.set_password("示例密码-2026")
    owner.save()
    browser.force_login(owner)
    return browser


def test_a_product_is_written_with_its_papers_and_found_by_members_once_approved(
    member, ours, theirs, moderator
):
    ExchangeCategory.objects.create(name="计量仪表")
    files = {
        "new_picture": picture("外观.png"),
        "new_certificate": picture("型式批准.png", "red"),
        "new_data_sheet": sheet(),
    }
    member.post(ADD, typed(ours) | files)
    product = Product.objects.get()
    assert (product.status, product.model_number) == ("pending", "RC-80")
    reader = browser_of(theirs)
    assert reader.get(page_of(product)).status_code == 404
    approve_entry(entry=product, by=moderator)
    assert "超声波热量表" in reader.get(ROOM, {"q": "rc-80"}).content.decode()
    assert "超声波热量表" not in reader.get(ROOM, {"q": "球阀"}).content.decode()
    page = reader.get(page_of(product)).content.decode()
    assert "025-88880000" in page
    for each in (*product.certificates, *product.data_sheets):
        assert each.file.preview_url in page
        assert reader.get(each.file.get_absolute_url()).status_code == 200


def test_a_second_data_sheet_is_refused_and_nothing_is_lost(member, ours):
    answer = member.post(ADD, typed(ours) | {"new_data_sheet": [sheet(), sheet("另一份.pdf")]})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "超声波热量表" in page
    assert {str(kept.file_id) in page for kept in Upload.objects.all()} == {True}
    assert not Product.objects.exists()


def test_a_change_waits_while_the_version_before_stays_for_everybody(member, ours, theirs, moderator):
    product = live_product(ours, title="示例球阀")
    member.post(page_of(product, "edit-product"), typed(ours, title="示例蝶阀"))
    assert "示例球阀" in browser_of(theirs).get(page_of(product)).content.decode()
    product.refresh_from_db()
    assert product.change_status == "pending"
    approve_entry(entry=product, by=moderator)
    assert "示例蝶阀" in browser_of(theirs).get(page_of(product)).content.decode()


def test_who_asks_from_the_catalogue_logs_in_and_writes_without_learning_an_address(ours, theirs):
    product = live_product(ours)
    asked = {"ask": product.public_id}
    assert "/account/login/" in Client().get(ROOM, asked)["Location"]
    reader = browser_of(theirs)
    assert reader.get(ROOM, asked)["Location"] == page_of(product)
    reader.post(page_of(product, "ask-product"), {"text": "请问最小起订量？"})
    inquiry = Inquiry.objects.get()
    assert (inquiry.recipient, inquiry.organisation, inquiry.entry) == (ours, theirs, product)
    notices = Notice.objects.filter(type="inquiry_received")
    assert {notice.channel for notice in notices} == {"email", "inbox"}
    assert not any(owner_of(theirs).email and owner_of(theirs).email in notice.text for notice in notices)


def test_a_product_that_was_rightly_reported_is_gone(member, ours, theirs, moderator):
    product = live_product(ours, title="示例球阀")
    reported = report_entry(
        entry=product, organisation=theirs, reason="false", text="型号不符", by=owner_of(theirs)
    )
    decide_report(report=reported, upheld=True, note="型号与证书不符", by=moderator)
    assert browser_of(theirs).get(page_of(product)).status_code == 404
    assert "型号与证书不符" in member.get(page_of(product)).content.decode()


def test_an_association_without_products_has_no_such_room(member, ours):
    product = live_product(ours)
    assert ROOM in member.get("/member/menu/").content.decode()
    ExchangeSettings.objects.update_or_create(defaults={"uses_products": False})
    assert ROOM not in member.get("/member/menu/").content.decode()
    for address in (ROOM, MINE, ADD, page_of(product), page_of(product, "edit-product")):
        assert member.get(address).status_code == 404, address


@pytest.mark.parametrize("address", [ROOM, MINE])
def test_lists_of_products_ask_no_more_with_more_products(member, ours, address):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert member.get(address).status_code == 200
        return len(queries)

    first = live_product(ours)
    asked()
    few = asked()
    Product.objects.bulk_create(
        Product(
            organisation=ours,
            title=f"产品 {number}",
            category=first.category,
            status="live",
            published_at=timezone.now(),
            valid_until=first.valid_until,
        )
        for number in range(40)
    )
    assert asked() <= few + 1  # the pages to turn over
