"""The public catalogue: what anybody may see of members' products, and what nobody outside does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from membership.directory.models import MembersPage
from membership.directory.services import update_listing
from membership.exchange.models import CataloguePage, ExchangeCategory, ExchangeSettings, Product
from membership.exchange.services import Chosen, close_entry, store_entry_file, take_down_entry
from tests.factories import live_product, owner_of, paid_up, picture, product_of
from tests.papers.samples import pdf, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue(db) -> CataloguePage:
    """The catalogue at /products/, the list of members at /members/."""
    home = Page.get_first_root_node().add_child(instance=Page(title="首页", slug="site-home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    home.add_child(instance=MembersPage(title="会员名录", slug="members"))
    return home.add_child(instance=CataloguePage(title="产品目录", slug="products"))


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"accept-language": "zh-CN"})


def listed(organisation):
    update_listing(organisation=organisation, values={"is_listed": True}, by=None)
    return organisation


def brought(organisation, role, upload=None) -> Chosen:
    file = store_entry_file(
        organisation=organisation, upload=upload or picture(), role=role, by=owner_of(organisation)
    )
    return Chosen(file, role, "示例照片")


def names(response) -> list[str]:
    return [each.product.title for each in response.context["products"]]


def test_only_published_products_of_listed_members_in_good_standing_are_shown(catalogue, visitor, ours):
    shown = live_product(listed(ours), title="示例调压箱")
    product_of(ours, title="草稿")
    close_entry(entry=live_product(ours, title="已下架"), by=owner_of(ours))
    hidden = paid_up()
    update_listing(organisation=hidden, values={"is_listed": False}, by=None)
    live_product(hidden, title="不公开单位的产品")
    late = listed(paid_up())
    live_product(late, title="未续费单位的产品")
    late.membership.valid_until = timezone.now() - timedelta(days=1)
    late.membership.save()
    assert names(visitor.get("/products/")) == ["示例调压箱"]
    assert visitor.get(f"/products/{shown.public_id}/").status_code == 200
    for other in Product.objects.exclude(pk=shown.pk):
        assert visitor.get(f"/products/{other.public_id}/").status_code == 404


def test_nobody_outside_sees_whom_to_call_and_everybody_is_led_to_asking(catalogue, visitor, ours):
    product = live_product(listed(ours), contact_name="王经理", contact_phone="13900001111")
    page = visitor.get(f"/products/{product.public_id}/").content.decode()
    assert "王经理" not in page
    assert "13900001111" not in page
    assert f"/member/products/?ask={product.public_id}" in page


def test_a_category_and_a_company_have_pages_and_the_words_find(catalogue, visitor, ours, theirs):
    meters = ExchangeCategory.objects.create(name="计量仪表")
    live_product(listed(ours), title="超声波热量表", category=meters, model_number="RC-80")
    live_product(listed(theirs), title="球阀")
    assert names(visitor.get(f"/products/category/{meters.pk}/")) == ["超声波热量表"]
    of_company = visitor.get(f"/products/company/{theirs.listing.slug}/")
    assert names(of_company) == ["球阀"]
    assert theirs.name in of_company.content.decode()
    assert names(visitor.get("/products/", {"q": "rc-80"})) == ["超声波热量表"]
    assert names(visitor.get("/products/", {"q": theirs.name})) == ["球阀"]
    assert visitor.get("/products/category/0/").status_code == 404
    assert visitor.get("/products/company/nobody/").status_code == 404


def test_pictures_and_data_sheet_open_with_the_product_and_certificates_never(catalogue, visitor, ours):
    sheet = upload(pdf(), "说明书.pdf")
    files = [
        brought(listed(ours), "picture"),
        brought(ours, "certificate", picture("认证.png", "red")),
        brought(ours, "data_sheet", sheet),
    ]
    product = live_product(ours, *files)
    shown = visitor.get(f"/products/{product.public_id}/").context["shown"]
    addresses = [shown.shown_pictures[0]["url"], shown.card_picture_url, shown.data_sheets[0]["url"]]
    assert len(shown.shown_pictures) == 1
    for address in addresses:
        assert visitor.get(address).status_code == 200, address
    assert "attachment" in visitor.get(addresses[2])["Content-Disposition"]
    certificate = files[1].file
    assert visitor.get(certificate.get_absolute_url()).status_code == 404
    for way in ("pictures/{}-320", "data-sheets/{}"):
        address = f"/products/{product.public_id}/{way.format(certificate.sha256[:12])}/"
        assert visitor.get(address).status_code == 404
    close_entry(entry=product, by=owner_of(ours))
    assert {visitor.get(address).status_code for address in addresses} == {404}


def test_an_association_without_products_has_no_catalogue(catalogue, visitor, ours):
    product = live_product(listed(ours))
    ExchangeSettings.objects.update_or_create(defaults={"uses_products": False})
    assert names(visitor.get("/products/")) == []
    assert visitor.get(f"/products/{product.public_id}/").status_code == 404


def test_a_companys_public_page_shows_its_products(catalogue, visitor, ours):
    live_product(listed(ours), title="示例换热机组")
    page = visitor.get(f"/members/{ours.listing.slug}/").content.decode()
    assert "示例换热机组" in page
    assert f"/products/company/{ours.listing.slug}/" in page


def test_search_finds_a_product_while_it_is_published(catalogue, visitor, ours):
    product = live_product(listed(ours), title="智能热量表", model_number="ZR-2000")
    address = f"/products/{product.public_id}/"
    for words in ("热量表", "ZR-2000", "全焊接"):
        assert address in visitor.get("/search/", {"q": words}).content.decode(), words
    take_down_entry(entry=product, reason="示例原因", by=owner_of(ours))
    assert address not in visitor.get("/search/", {"q": "热量表"}).content.decode()


def test_another_front_end_reads_the_catalogue_as_visitors_do(catalogue, visitor, ours, theirs):
    product = live_product(listed(ours), title="智能热量表", contact_phone="13900001111")
    live_product(listed(theirs), title="球阀")
    told = visitor.get("/api/v2/products/", {"q": "热量表"}).json()
    assert [each["name"] for each in told["items"]] == ["智能热量表"]
    assert told["meta"]["total_count"] == 1
    company = visitor.get("/api/v2/products/", {"company": theirs.listing.slug}).json()
    assert [each["name"] for each in company["items"]] == ["球阀"]
    one = visitor.get(f"/api/v2/products/{product.public_id}/")
    assert one.json()["model"] == product.model_number
    assert "13900001111" not in one.content.decode()
    close_entry(entry=product, by=owner_of(ours))
    assert visitor.get(f"/api/v2/products/{product.public_id}/").status_code == 404


def test_the_site_map_lists_products_and_the_pages_they_stand_on(catalogue, visitor, ours):
    product = live_product(listed(ours))
    told = visitor.get("/sitemap.xml").content.decode()
    for path in (product.public_id, f"company/{ours.listing.slug}", f"category/{product.category_id}"):
        assert f"/products/{path}/</loc>" in told


def test_the_catalogue_asks_no_more_with_more_products(catalogue, visitor, ours):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/products/")
        return len(queries)

    first = live_product(listed(ours), brought(ours, "picture"))
    asked()
    few = asked()
    more = [
        Product(
            organisation=ours,
            title=f"产品 {number}",
            category=first.category,
            status="live",
            published_at=timezone.now(),
            valid_until=first.valid_until,
        )
        for number in range(40)
    ]
    Product.objects.bulk_create(more)
    assert asked() <= few <= 16
