"""A company's public page: exactly what it allows."""

import re

import pytest
from wagtail.models import ModelLogEntry

from membership.directory.services import update_listing
from tests.factories import UserFactory, joined_application

ALLOWED = {
    "show_introduction": ("<p>我们做阀门</p>", "introduction", "我们做阀门"),
    "show_products": ("全焊接球阀", "products", "全焊接球阀"),
    "show_website": ("https://valves.example.com/", "website", "valves.example.com"),
    "show_address": ("示例路 7 号", "address", "示例路 7 号"),
    "show_landline": ("025-0000 7777", "landline", "025-0000 7777"),
}


@pytest.mark.parametrize("flag", ALLOWED)
def test_each_thing_is_shown_only_where_the_company_allows_it(member, client, flag):
    value, field, seen = ALLOWED[flag]
    listing = member(**{field: value})
    address = listing.get_absolute_url()
    assert seen not in client.get(address).content.decode()
    update_listing(organisation=listing.organisation, values={flag: True}, by=None)
    assert seen in client.get(address).content.decode()


def test_nothing_that_a_company_writes_can_act(member, client):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>这里</a>"
    listing = member(
        "示例<b>公司</b>", introduction=evil, products=evil, show_introduction=True, show_products=True
    )
    for address in (listing.get_absolute_url(), "/members/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<a href='javascript:" not in page
        assert '<a href="javascript:' not in page
        assert "<b>公司" not in page


def test_the_website_opens_apart_and_lends_no_weight(member, client):
    listing = member(website="https://valves.example.com/", show_website=True)
    page = client.get(listing.get_absolute_url()).content.decode()
    assert '<a href="https://valves.example.com/" rel="nofollow noopener noreferrer" target="_blank">' in page


def test_a_logo_is_a_small_webp_until_it_is_no_longer_allowed(member, client):
    listing = member(show_logo=True)
    address = client.get("/members/").context["faces"][0].card_logo_url
    response = client.get(address)
    assert response.content[8:12] == b"WEBP"
    assert len(response.content) < 10_000
    assert "immutable" in response["Cache-Control"]
    update_listing(organisation=listing.organisation, values={"show_logo": False}, by=None)
    assert client.get(address).status_code == 404
    assert client.get("/members/").context["faces"][0].card_logo_url == ""


def test_a_logo_has_no_other_sizes_and_no_other_versions(member, client):
    listing = member(show_logo=True)
    own = listing.organisation.logo.sha256[:12]
    for wrong in (f"{own}-9999", f"{'0' * 12}-144", f"{own[:4]}-144"):
        assert client.get(f"/members/{listing.slug}/logo/{wrong}/").status_code == 404


def test_the_certificate_can_be_checked_where_the_company_allows_it(members_page, client):
    application = joined_application()
    organisation = application.organisation
    update_listing(organisation=organisation, values={"is_listed": True}, by=None)
    address = organisation.listing.get_absolute_url()
    assert "/verify/" not in client.get(address).content.decode().split("<main")[1].split("</main")[0]
    update_listing(organisation=organisation, values={"show_certificate": True}, by=None)
    code = organisation.membership.certificates.get().paper.code
    assert f"/verify/{code}/" in client.get(address).content.decode()


def test_machines_read_the_company_with_what_it_allows(member, client):
    listing = member("示例阀门厂", products="球阀", show_products=True, address="示例路 7 号")
    page = client.get(listing.get_absolute_url()).content.decode()
    assert '"@type": "Organization", "name": "示例阀门厂"' in page
    assert f'<link rel="canonical" href="http://localhost/members/{listing.slug}/">' in page
    assert "示例路" not in page


def test_staff_who_change_an_entry_are_in_its_history(member, client):
    listing = member()
    staff = UserFactory(phone=False, is_superuser=True, is_staff=True)
    client.force_login(staff)
    address = f"/admin/listings/edit/{listing.pk}/"
    page = client.get(address).content.decode()
    assert re.search(r'name="is_listed" value="True"[^>]* checked', page)
    response = client.post(address, {"is_listed": "False", "city": "", "products": "球阀\n\n 球阀 \n调压箱"})
    assert response.status_code == 302
    listing.refresh_from_db()
    assert (listing.is_listed, listing.products) == (False, "球阀\n调压箱")
    entry = ModelLogEntry.objects.get(action="directory.listing_changed")
    assert (entry.user, entry.data) == (staff, {"fields": ["is_listed", "products"]})
    assert ModelLogEntry.objects.filter(object_id=listing.pk, action="wagtail.edit").count() == 0
