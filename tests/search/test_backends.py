"""What is found, and in which order, on the database the tests run on."""

from io import StringIO
from itertools import count

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.query import Boost, Fuzzy, MatchAll, Not, Phrase, PlainText

from search.models import Entry, Kind

pytestmark = pytest.mark.django_db
numbers = count(1)


def write(title, *, teaser="", body="", kind=Kind.NEWS):
    return Entry(
        content_type=ContentType.objects.get_for_model(Page),
        object_id=next(numbers),
        title=title,
        teaser=teaser,
        body=body,
        kind=kind,
    )


@pytest.fixture
def texts():
    """Entries by the word that tells them apart."""
    rows = {
        "协会": ("江苏燃气热力协会", "协会服务全省会员单位。"),
        "气表": ("膜式燃气表检定周期", "家用燃气表使用年限一般不超过十年。"),
        "石油": ("液化石油气瓶充装", "充装单位应当查验气瓶。LNG气化站另有规定。"),
        "管网": ("热力管网改造", "改造后供热更稳，也请燃气企业配合施工。燃气、燃气、燃气。"),
        "标准": ("城镇燃气设计规范", "现行版本为 GB50028-2006（2020年版）。"),
    }
    entries = {}
    for name, (title, body) in rows.items():
        entries[name] = write(title, body=body)
        entries[name].save()
    get_search_backend().add_bulk(Entry, list(entries.values()))
    return entries


def found(query, **options):
    results = get_search_backend().search(query, Entry.objects.all(), **options)
    return [entry.title for entry in results]


def completed(words):
    return [entry.title for entry in get_search_backend().autocomplete(words, Entry.objects.all())]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("热力协会", {"江苏燃气热力协会"}),
        ("燃气表", {"膜式燃气表检定周期"}),
        ("表", {"膜式燃气表检定周期"}),
        ("石油气瓶", {"液化石油气瓶充装"}),
        ("江蘇燃氣", {"江苏燃气热力协会"}),
        ("ｌｎｇ气化站", {"液化石油气瓶充装"}),
        ("gb 50028", {"城镇燃气设计规范"}),
        ("GB50028－2006", {"城镇燃气设计规范"}),
        ("2020年", {"城镇燃气设计规范"}),
        ("热力 施工", {"热力管网改造"}),
        ("燃气 气瓶", set()),
        ("力热", set()),
    ],
)
def test_words_inside_a_sentence_are_found(texts, words, titles):
    assert set(found(words)) == titles


def test_a_title_comes_before_a_body_however_often_the_body_says_it(texts):
    everything = found("燃气")
    assert everything[-1] == "热力管网改造"
    assert len(everything) == 4


def test_words_side_by_side_come_before_words_apart(texts):
    apart = write("供热公告", body="管网于今日起检修，改造热源厂。")
    close = write("停热公告", body="今日起进行管网改造工作，请互相转告。")
    for entry in (close, apart):
        entry.save()
        get_search_backend().add(entry)
    assert found("管网改造") == ["热力管网改造", "停热公告", "供热公告"]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        (MatchAll(), 5),
        (Not(MatchAll()), 0),
        (PlainText("燃气"), 4),
        (PlainText("气表 气瓶", operator="or"), 2),
        (Phrase("燃气热力"), 1),
        (Phrase("燃气协会"), 0),
        (Fuzzy("气瓶检定"), 2),
        (Boost(PlainText("燃气"), 2), 4),
        (~PlainText("燃气"), 1),
        (PlainText("燃气") & ~PlainText("协会"), 3),
        (PlainText("协会") | PlainText("气瓶"), 2),
        (PlainText("协会") | ~PlainText("燃气"), 2),
        (~PlainText("协会") & ~PlainText("气瓶"), 3),
        (PlainText("燃气") & MatchAll(), 4),
        (PlainText("燃气") & PlainText("*"), 0),
        (~(PlainText("燃气") | PlainText("气瓶")), 0),
    ],
)
def test_questions_are_put_together_from_others(texts, query, number):
    results = get_search_backend().search(query, Entry.objects.all())
    assert len(list(results)) == results.count() == number


@pytest.mark.parametrize(
    "words",
    [
        *(
            '"',
            "'",
            "*",
            '"*',
            "燃气*",
            '燃气"',
            "燃气 AND",
            "NOT 燃气",
            "NEAR(燃气 热力)",
            "title:燃气",
            "^燃气",
            "{title}:燃气",
        ),
        *(
            "燃气%s%d%",
            "%(x)s",
            "\\",
            "燃气\\",
            "a:* & !b",
            "'':*",
            "()",
            "-燃气",
            "+燃气",
            "燃气;DROP TABLE x;--",
        ),
        *(
            "😀",
            "燃气😀",
            "\0",
            "燃\0气",
            "\ud800",
            "燃气" * 5_000,
            "a " * 5_000,
            "( " * 5_000,
            "燃气 热力 " * 2_000,
        ),
        *("\u200b", "\u0301", "ﷺ", "𠮷", "𪚥", "ⅷ", "½", "İ", "ß", "\x1b[31m", "\u202e燃气"),
    ],
)
def test_nothing_that_can_be_typed_breaks_the_search(texts, words):
    for operator in ("and", "or"):
        assert len(found(words, operator=operator)) <= 5
    for query in (Phrase(words), Fuzzy(words), ~PlainText(words)):
        assert len(found(query)) <= 5
    assert len(completed(words)) <= 5


def test_what_is_typed_so_far_is_completed(texts):
    assert completed("江苏燃") == ["江苏燃气热力协会"]
    assert completed("膜") == ["膜式燃气表检定周期"]
    assert completed("气瓶充") == ["液化石油气瓶充装"]
    assert completed("GB50") == []  # stands in a body only


def test_results_are_counted_filtered_scored_and_sliced(texts):
    texts["标准"].kind = Kind.DOCUMENT
    texts["标准"].save()
    results = get_search_backend().search("燃气", Entry.objects.all())
    assert results.count() == 4
    assert results.facet("kind") == {Kind.NEWS: 3, Kind.DOCUMENT: 1}
    assert [entry.title for entry in results[3:10]] == ["热力管网改造"]
    scored = list(results.annotate_score("score"))
    assert all(entry.score is not None for entry in scored)
    assert get_search_backend().search("燃气", Entry.objects.filter(kind=Kind.DOCUMENT)).count() == 1
    by_date = get_search_backend().search("燃气", Entry.objects.order_by("-date"), order_by_relevance=False)
    assert len(by_date) == 4


def test_a_changed_text_is_found_by_its_new_words_only(texts):
    entry = texts["气表"]
    entry.title, entry.body = "壁挂炉", "壁挂炉的保养"
    entry.save()
    get_search_backend().add(entry)
    assert found("壁挂炉") == ["壁挂炉"]
    assert found("燃气表") == []
    entry.delete()
    assert found("壁挂炉") == []


def test_the_index_is_made_anew_by_one_command(texts):
    IndexEntry.objects.update(title="", body="")
    IndexEntry.objects.create(
        content_type=ContentType.objects.get_for_model(Entry), object_id="999999", title=""
    )
    assert found("燃气") == []
    call_command("update_index", verbosity=0, stdout=StringIO())
    assert len(found("燃气")) == 4
    assert not IndexEntry.objects.filter(object_id="999999").exists()


def test_the_admin_finds_pages_by_part_of_their_title():
    home = Page.objects.get(depth=2)
    page = home.add_child(instance=Page(title="江蘇省供熱管網規劃", slug="plan"))
    for words in ("供热", "规划", "江苏省供热管网"):
        assert [hit.pk for hit in Page.objects.search(words)] == [page.pk]
        assert [hit.pk for hit in Page.objects.live().autocomplete(words)] == [page.pk]
    assert [hit.title for hit in Page.objects.specific().search("供热", fields=["title"])] == [page.title]
    page.delete()
    assert not list(Page.objects.search("供热"))
