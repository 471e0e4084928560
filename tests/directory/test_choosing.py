"""公开展示 in the member center: a company decides what is shown."""

import pytest
from wagtail.models import ModelLogEntry

from tests.factories import joined_application

ROOM = "/member/listing/"


@pytest.fixture
def application(members_page):
    return joined_application(name="示例球阀有限公司")


@pytest.fixture
def owner(application, client):
    application.applicant.set_password("a long password")
    application.applicant.save()
    client.force_login(application.applicant)
    return client


def sent(application, **values) -> dict:
    return {"company": application.organisation_id, "is_listed": "on", "city": "", "products": ""} | values


def test_what_is_ticked_is_what_visitors_see(owner, application):
    page = owner.get(ROOM).content.decode()
    assert "示例球阀有限公司" in page
    response = owner.post(
        ROOM, sent(application, products="球阀\n球阀\n 调压箱 ", show_products="on"), follow=True
    )
    assert response.redirect_chain[-1][0] == ROOM
    owner.logout()
    public = owner.get(application.organisation.listing.get_absolute_url()).content.decode()
    assert "调压箱" in public
    assert public.count("<li>球阀</li>") == 1
    assert "示例介绍" not in public
    entry = ModelLogEntry.objects.filter(action="directory.listing_changed").get()
    assert entry.user == application.applicant


def test_a_company_can_leave_the_list_and_comes_back_unchanged(owner, application):
    owner.post(ROOM, sent(application, show_website="on"))
    owner.post(
        ROOM, {"company": application.organisation_id, "city": "", "products": "", "show_website": "on"}
    )
    assert owner.get("/members/").context["faces"] == []
    assert "您的单位" in owner.get(ROOM).content.decode()


@pytest.mark.parametrize("products", ["\n".join(map(str, range(13))), "长" * 41])
def test_products_are_short_lines_and_few(owner, application, products):
    response = owner.post(ROOM, sent(application, products=products))
    assert response.status_code == 200
    assert response.context["form"].errors["products"]
    application.organisation.listing.refresh_from_db()
    assert application.organisation.listing.products == ""


def test_another_company_is_not_there(owner, application):
    other = joined_application(name="示例别家有限公司")
    response = owner.post(ROOM, sent(other, products="偷改"))
    assert response.status_code == 404
    other.organisation.listing.refresh_from_db()
    assert other.organisation.listing.products == ""
