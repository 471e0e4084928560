"""How limits come to hold, and what a closed page says."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from home.audience.limits import admits, open_to, page_limits, what_is_asked
from home.audience.models import PageLimit
from home.audience.readers import Reader
from news.models import NewsPage
from tests.audience.conftest import SECRET, article

pytestmark = pytest.mark.django_db


def read(browser, path: str) -> BeautifulSoup:
    return BeautifulSoup(browser.get(path).content, "html.parser").main


def ways(browser, path: str) -> list[str]:
    return [link["href"] for link in read(browser, path).select(".closed__ways a")]


def test_a_draft_does_not_change_who_may_read(client, news):
    page = article(news, "open")
    page.limits.add(PageLimit(kind="members"))
    revision = page.save_revision()
    assert client.get(page.url).status_code == 200
    revision.publish()
    assert client.get(page.url).status_code == 403


def test_taking_the_limit_away_opens_once_it_is_published(client, news):
    page = article(news, "closed", limits=[("members", None)])
    page.limits.clear()
    revision = page.save_revision()
    assert client.get(page.url).status_code == 403
    revision.publish()
    assert client.get(page.url).status_code == 200


def test_a_page_moved_below_a_limited_one_is_limited(client, home, news):
    page = article(news, "moving")
    section = home.add_child(instance=type(news)(title="会员", slug="inside"))
    section.limits.add(PageLimit(kind="members"))
    section.save()
    page.move(section, pos="last-child")
    page.refresh_from_db()
    assert client.get(page.url).status_code == 403


def test_a_copy_is_as_limited_as_its_original(news):
    page = article(news, "closed", limits=[("members", None)])
    copied = page.copy(update_attrs={"slug": "copied"})
    assert not admits(copied, Reader.VISITOR)


def test_a_level_that_guards_a_page_cannot_be_deleted(news, people):
    article(news, "closed", limits=[("level", people.council)])
    people.council.memberships.all().delete()
    people.council.prices.all().delete()
    with pytest.raises(ProtectedError):
        people.council.delete()


def test_a_limit_to_a_level_names_it(news):
    with pytest.raises(IntegrityError), transaction.atomic():
        PageLimit.objects.create(page=article(news, "closed"), kind="level")


def test_all_limits_cost_one_query_and_lists_one_more(news):
    for number in range(5):
        article(news, f"a{number}", limits=[("members", None)])
    article(news, "open")
    with CaptureQueriesContext(connection) as asked:
        found = list(open_to(NewsPage.objects.live(), Reader.VISITOR))
    assert [page.slug for page in found] == ["open"]
    assert len(asked) == 2


def test_a_whole_section_is_closed_for_lists(home, news):
    article(news, "inside")
    PageLimit.objects.create(page=news, kind="members")
    open_pages = open_to(Page.objects.descendant_of(home, inclusive=True), Reader.VISITOR)
    assert [page.slug for page in open_pages] == ["example"]


def test_wagtail_s_own_restrictions_count_as_closed(news):
    page = article(news, "restricted")
    staff = Group.objects.create(name="示例工作组")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(staff)
    assert not admits(page, Reader(is_known=True, is_member=True))
    mirror = page.create_alias(parent=news, update_slug="mirror")
    assert not admits(mirror, Reader.VISITOR)
    restriction.restriction_type = "login"
    restriction.save()
    assert admits(page, Reader(is_known=True))


def test_wagtail_still_answers_for_its_own_restrictions(client, news):
    page = article(news, "restricted")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="示例")
    assert SECRET not in client.get(page.url).text


def test_a_visitor_is_led_to_log_in_and_back(people, news):
    page = article(news, "closed", limits=[("members", None)])
    browser = people.browser("visitor")
    shown = read(browser, page.url)
    assert shown.h1.text == "文章 closed"
    assert "摘要 closed" in shown.text
    assert "会员专享" in shown.text
    assert ways(browser, page.url) == [f"/account/login/?next={page.url.replace('/', '%2F')}", "/join/"]


@pytest.mark.parametrize(
    ("who", "way"),
    [("account", "/join/"), ("due", "/member/"), ("overdue", "/member/"), ("withdrawn", "/member/")],
)
def test_everybody_is_led_the_way_that_is_theirs(people, news, who, way):
    page = article(news, "closed", limits=[("members", None)])
    assert ways(people.browser(who), page.url) == [way]


def test_the_level_that_is_needed_is_named(people, news):
    page = article(news, "closed", limits=[("level", people.council)])
    assert "理事单位" in read(people.browser("active"), page.url).text
    assert what_is_asked(page, Reader.VISITOR)


def test_where_any_account_will_do_nobody_is_told_to_join(people, news):
    page = article(news, "closed", limits=[("accounts", None)])
    assert "/join/" not in ways(people.browser("visitor"), page.url)


def test_a_closed_file_leads_to_its_page(people, news):
    from tests.audience.conftest import document

    file = document("会员文件")
    page = article(
        news, "closed", limits=[("members", None)], body=[("download", {"document": file, "title": ""})]
    )
    shown = read(people.browser("visitor"), file.url)
    assert shown.h1.text == "会员文件"
    assert shown.find("a", href=page.url)


def test_a_file_of_an_unpublished_page_is_not_there_yet(client, news):
    from tests.audience.conftest import document

    file = document()
    page = article(news, "draft", body=[("download", {"document": file, "title": ""})])
    page.unpublish()
    assert client.get(file.url).status_code == 404


def test_where_nothing_is_limited_a_visitor_costs_one_query(news):
    with CaptureQueriesContext(connection) as asked:
        assert not page_limits()
    assert len(asked) == 1
