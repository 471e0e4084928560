"""The results page, as visitors and members see it."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion

from search.entries import Draft, write_entries
from search.find import PAGE_SIZE, find
from search.models import Kind, SynonymGroup
from tests.audience.conftest import SECRET, article, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "zh-CN"})


@pytest.fixture
def member_browser(browser) -> Client:
    browser = Client(headers={"accept-language": "zh-CN"})
    browser.force_login(member(), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def test_words_of_a_closed_page_find_it_for_those_who_may_read_it(news, search, browser, member_browser):
    article(news, "closed", limits=[("members", None)])
    assert search(SECRET) == []
    assert search("文章 closed") == ["/news/closed/"]
    html = browser.get("/search/", {"q": "摘要 closed"}).content.decode()
    assert "会员专享" in html
    assert SECRET not in html
    assert search(SECRET, browser=member_browser) == ["/news/closed/"]
    assert search("文章 closed", browser=member_browser) == ["/news/closed/"]


def test_a_count_says_what_its_reader_can_find(news, browser, member_browser):
    article(news, "closed", limits=[("members", None)])
    article(news, "open")
    words = {"q": SECRET}
    assert browser.get("/search/", words).context["found"].counts == {Kind.NEWS: 1}
    assert member_browser.get("/search/", words).context["found"].counts == {Kind.NEWS: 2}


@pytest.mark.parametrize("words", ["燃气表", "燃氣表", "ＬＮＧ", "lng", "LNG"])
def test_width_capitals_and_traditional_characters_make_no_difference(publish, search, words):
    publish("燃气表与 LNG 储罐", slug="meter")
    assert search(words) == ["/news/meter/"]


def test_what_has_the_words_in_its_title_comes_first(publish, search):
    publish("其他消息", slug="body", words="调压器 " * 5)
    publish("调压器选型", slug="title")
    assert search("调压器") == ["/news/title/", "/news/body/"]


def test_nothing_that_was_typed_or_written_is_markup(publish, browser):
    publish("<script>alert(1)</script>标题", slug="evil", words="&lt;img src=x onerror=alert(2)&gt; 正文")
    html = browser.get("/search/", {"q": "标题 正文"}).content.decode()
    assert "<mark>标题</mark>" in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    html = browser.get("/search/", {"q": '"><script>alert(3)</script>'}).content.decode()
    assert "<script>alert(3)" not in html


@pytest.mark.parametrize(
    "words", ['" OR title:*', "NEAR(a b)", "' OR 1=1 --", "((((", "a\x00b", "🦆", "*", "的"]
)
def test_whatever_is_typed_is_only_words(publish, browser, words):
    publish(slug="one")
    assert browser.get("/search/", {"q": words}).status_code == 200


def test_a_pasted_page_is_cut_to_a_question(publish, browser):
    publish("供热计量", slug="one")
    response = browser.get("/search/", {"q": "供热计量 " + "长" * 10_000})
    assert response.status_code == 200
    assert len(response.context["found"].words) <= 80
    assert "前 80 个字" in response.content.decode()


def test_a_search_costs_as_much_with_many_results_as_with_few(
    publish, browser, django_assert_max_num_queries
):
    publish("热网一号", slug="first")
    for words in ("热网", "一号"):  # the first search for a word adds it to the report
        browser.get("/search/", {"q": words})
    for number in range(12):
        publish(f"热网 {number}", slug=f"network-{number}")
    with django_assert_max_num_queries(6):
        assert len(find(words="热网").items) == PAGE_SIZE
    with CaptureQueriesContext(connection) as few:
        browser.get("/search/", {"q": "一号"})
    with CaptureQueriesContext(connection) as many:
        browser.get("/search/", {"q": "热网"})
    assert len(many) <= len(few)


def test_kinds_narrow_the_list_and_say_how_many_there_are(home, publish, search, browser):
    publish("热力站", slug="station")
    home.title = "热力协会"
    home.save()
    assert browser.get("/search/", {"q": "热力"}).context["found"].counts == {Kind.NEWS: 1, Kind.PAGE: 1}
    assert search("热力", kind="news") == ["/news/station/"]
    assert search("热力", kind="page") == ["/"]
    assert set(search("热力", kind="nonsense")) == {"/news/station/", "/"}


def test_further_pages_go_on_where_the_first_one_ended(publish, search):
    for number in range(12):
        publish(f"热网 {number}", slug=f"network-{number}")
    first, second = search("热网"), search("热网", page=2)
    assert len(first) == 10
    assert len({*first, *second}) == 12
    assert search("热网", page=99_999) == second
    assert search("热网", page="²") == first


def test_words_that_mean_the_same_find_each_other(publish, search):
    publish("液化天然气储罐检查", slug="tank")
    assert search("LNG") == []
    SynonymGroup.objects.create(words="LNG\n液化天然气")
    assert search("LNG 检查") == ["/news/tank/"]
    assert search("ＬＮＧ储罐") == ["/news/tank/"]


def test_a_word_belongs_to_one_group_of_synonyms():
    SynonymGroup.objects.create(words="LNG\n液化天然气")
    with pytest.raises(ValidationError):
        SynonymGroup(words="ＬＮＧ\n天然气液体").full_clean()
    with pytest.raises(ValidationError):
        SynonymGroup(words="燃气\n燃氣").full_clean()


def test_what_editors_promote_stands_on_top_however_the_words_are_typed(publish, browser):
    page = publish("怎样缴纳会费", slug="dues")
    query = Query.get("会费")
    SearchPromotion.objects.create(query=query, page=page, description="示例说明")
    for words in ("会费", "會費", " 会费 "):
        html = browser.get("/search/", {"q": words}).content.decode()
        assert html.index("示例说明") < html.index('class="hits"')
    page.unpublish()
    assert "示例说明" not in browser.get("/search/", {"q": "会费"}).content.decode()


def test_editors_can_read_what_people_search_for_but_not_their_phone_numbers(publish, browser):
    publish("怎样缴纳会费", slug="dues")
    for words in ("会费", "會費", "13800138000"):
        browser.get("/search/", {"q": words})
    assert list(QueryDailyHits.objects.values_list("query__query_string", "hits")) == [("会费", 2)]


def test_nothing_found_helps_on(home, browser):
    html = browser.get("/search/", {"q": "xyzzy"}).content.decode()
    assert "没有找到" in html
    assert browser.get("/search/").status_code == 200


def test_an_address_that_asks_without_end_has_to_wait(home, browser, settings):
    settings.SEARCHES_A_MINUTE = {"search": 3, "suggest": 3}
    answers = [browser.get("/search/", {"q": "会费"}).status_code for _ in range(5)]
    assert answers[:3] == [200] * 3
    assert answers[-1] == 429


def test_titles_complete_what_is_half_typed(publish, browser):
    publish("供热管网改造", slug="network")
    answer = browser.get("/search/suggest/", {"q": "供热管"}).json()
    assert answer == {"titles": [{"title": "供热管网改造", "url": "/news/network/"}]}


def test_of_equal_results_the_newer_one_comes_first(publish, search):
    publish("热力管网甲", slug="old", date=date(2020, 1, 1))
    publish("热力管网乙", slug="new", date=date(2026, 1, 1))
    publish("热力管网丙", slug="between", date=date(2023, 1, 1))
    assert search("热力管网") == ["/news/new/", "/news/between/", "/news/old/"]


def test_the_api_finds_what_the_page_finds(news, browser, member_browser):
    article(news, "closed", limits=[("members", None)])
    assert browser.get("/api/v2/search/", {"q": SECRET}).json()["items"] == []
    found = member_browser.get("/api/v2/search/", {"q": SECRET}).json()
    assert found["meta"]["counts"] == {"news": 1}
    assert found["items"][0]["url"].endswith("/news/closed/")
    assert SECRET in found["items"][0]["excerpt"]
    closed = browser.get("/api/v2/search/", {"q": "摘要 closed"}).json()["items"][0]
    assert closed["is_closed"]
    assert SECRET not in closed["excerpt"]


def test_a_sheet_of_the_magazine_says_where_it_stands(news, search, browser):
    draft = Draft(
        object_id=7,
        kind=Kind.MAGAZINE,
        url="/magazine/2026-3/read/12/",
        section="2026 年第 3 期",
        body="本页谈到了聚乙烯管道的焊接工艺。",
        issue_number=120,
        page_number=12,
    )
    write_entries(model=ContentType, drafts=[draft], among=Q())
    html = browser.get("/search/", {"q": "焊接工艺"}).content.decode()
    assert search("焊接工艺") == ["/magazine/2026-3/read/12/"]
    assert "总第 120 期" in html
    assert "第 12 页" in html
