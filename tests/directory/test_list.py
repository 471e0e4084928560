"""The public list of members: who is in it, how it is searched, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from membership.directory.models import DirectorySettings
from membership.dues.models import Membership, Order, Period
from membership.dues.services import refresh_membership_states
from tests.factories import LevelFactory, joined_application

LIST = "/members/"


def names(response) -> list[str]:
    return [face.name for face in response.context["faces"]]


def counts(response, kind: str) -> dict[str, int]:
    offer = next(offer for offer in response.context["offers"] if offer.kind.name == kind)
    return {choice.label: choice.count for choice in offer.choices}


def test_a_company_that_joins_is_listed_with_name_level_and_category_only(members_page, client):
    application = joined_application(
        name="示例新会员有限公司", website="https://example.com/", address="示例路 1 号"
    )
    page = client.get(LIST).content.decode()
    assert "示例新会员有限公司" in page
    organisation = application.organisation
    page = client.get(organisation.listing.get_absolute_url()).content.decode()
    assert "会员单位" in page
    assert "燃气企业" in page
    for kept in (
        "example.com",
        "示例路 1 号",
        "示例介绍",
        "示例联系人",
        application.contact_phone.as_national,
    ):
        assert str(kept) not in page


def test_the_association_decides_whether_members_without_a_choice_are_listed(member, client):
    member("示例未选单位", is_listed=None)
    assert names(client.get(LIST)) == ["示例未选单位"]
    rules = DirectorySettings.load()
    rules.lists_undecided = False
    rules.save()
    assert names(client.get(LIST)) == []


def test_who_does_not_want_to_be_listed_is_nowhere(member, client):
    hidden = member("示例不公开单位", is_listed=False)
    assert names(client.get(LIST)) == []
    assert client.get(f"{LIST}{hidden.slug}/").status_code == 404


@pytest.mark.parametrize(("days_left", "is_shown"), [(1, True), (-89, True), (-91, False)])
def test_a_member_stays_for_the_days_of_grace_after_its_term(member, client, days_left, is_shown):
    listing = member(days_left=days_left)
    assert bool(names(client.get(LIST))) is is_shown
    assert client.get(f"{LIST}{listing.slug}/").status_code == (200 if is_shown else 404)


def test_whoever_has_left_disappears_at_once(member, client):
    listing = member(days_left=-800)
    Membership.objects.update(state="active")
    refresh_membership_states()
    assert names(client.get(LIST)) == []
    assert client.get(f"{LIST}{listing.slug}/").status_code == 404


def test_filters_combine_and_count_what_each_choice_would_leave(member, client):
    member("示例甲", level="理事单位", category="供热", city="南京市")
    member("示例乙", level="理事单位", category="燃气", city="南京市")
    member("示例丙", level="会员单位", category="燃气", city="苏州市")
    nanjing = client.get(LIST).context["offers"][2].choices[0].value
    council = LevelFactory(name="理事单位").pk
    response = client.get(LIST, {"city": nanjing, "level": council})
    assert sorted(names(response)) == ["示例乙", "示例甲"]
    assert counts(response, "category") == {"供热": 1, "燃气": 1}
    assert counts(response, "city") == {"南京市": 2}
    assert counts(client.get(LIST, {"q": "丙"}), "city") == {"苏州市": 1}


def test_words_find_names_and_shown_products_and_nothing_hidden(member, client):
    member("示例钟山燃气有限公司", city="南京市")
    member("示例阀门厂", products="全焊接球阀\n调压箱", show_products=True)
    member("示例秘密厂", products="全焊接球阀", show_products=False)
    assert names(client.get(LIST, {"q": "山燃"})) == ["示例钟山燃气有限公司"]
    assert names(client.get(LIST, {"q": "焊接　球阀"})) == ["示例阀门厂"]
    assert names(client.get(LIST, {"q": "没有这样的"})) == []


@pytest.mark.parametrize(
    "query", ["level=x&city=-1&page=999&sort=?", "q=%00&category=99999999999", "q=%27%25_"]
)
def test_what_cannot_be_understood_breaks_nothing(member, client, query):
    member()
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_higher_levels_come_first_and_names_follow_the_dictionary(member, client):
    LevelFactory(name="会员单位", sort_order=0)
    LevelFactory(name="常务理事单位", sort_order=2)
    member("示例中山")
    member("示例安泰")
    member("示例北极", level="常务理事单位")
    assert names(client.get(LIST)) == ["示例北极", "示例安泰", "示例中山"]
    assert names(client.get(LIST, {"sort": "name"})) == ["示例安泰", "示例北极", "示例中山"]
    assert names(client.get(LIST, {"sort": "newest"})) == ["示例中山", "示例安泰", "示例北极"]


def test_two_thousand_members_cost_no_more_queries_than_one(many_members, member, client):
    member()
    client.get(LIST)
    with CaptureQueriesContext(connection) as for_one:
        client.get(LIST)
    many_members(2000)
    with CaptureQueriesContext(connection) as for_many:
        response = client.get(LIST, {"page": 3})
    assert len(response.context["faces"]) == 24
    assert len(for_many) <= len(for_one) <= 15
    assert Order.objects.count() == Period.objects.count() == 0


def test_the_sitemap_has_a_page_for_each_listed_company(member, members_page):
    shown, hidden = member("示例甲"), member("示例乙", is_listed=False)
    addresses = [entry["location"] for entry in members_page.get_sitemap_urls()]
    assert f"http://localhost{LIST}{shown.slug}/" in addresses
    assert not [address for address in addresses if hidden.slug in address]
