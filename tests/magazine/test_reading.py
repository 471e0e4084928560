"""What visitors see of the archive, an issue and its pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.audience.models import PageLimit
from news.magazine.models import MagazineArticle, MagazineIssuePage, MagazinePdf, MagazineSheet
from tests.factories import UserFactory

from .conftest import pdf_of

pytestmark = pytest.mark.django_db
WORDS = "城镇燃气管网更新改造"


def without_drawing(issue: MagazineIssuePage, *, pages: int) -> MagazineIssuePage:
    """Rows as if drawn: many of them, in no time."""
    pdf = MagazinePdf.objects.create(
        file="x.pdf", name="x.pdf", size=9, sha256="a" * 64, page_count=pages, state="ready", shown_in=issue
    )
    sizes = {"width": 1400, "height": 1980, "thumbnail_width": 400, "thumbnail_height": 560}
    MagazineSheet.objects.bulk_create(
        MagazineSheet(pdf=pdf, issue=issue, number=number, text=f"{WORDS}第{number}页", sha="0" * 16, **sizes)
        for number in range(1, pages + 1)
    )
    MagazineIssuePage.objects.filter(pk=issue.pk).update(pdf=pdf)
    return MagazineIssuePage.objects.get(pk=issue.pk)


@pytest.fixture
def drawn(add_issue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        issue = add_issue(content=pdf_of("封面", f"{WORDS}的经验", "<p>繁體與Ｆｕｌｌ全形</p>"))
    return MagazineIssuePage.objects.get(pk=issue.pk)


def doors(issue: MagazineIssuePage) -> list[str]:
    sheet = issue.sheets.get(number=2)
    within = [f"{issue.url}{path}" for path in ("", "read/2/", "read/2/words/", "search/?q=燃气")]
    return [*within, sheet.image_url, sheet.thumbnail_url, issue.pdf_url]


def test_the_archive_shows_years_with_their_issues_the_newest_first(add_issue, client, index):
    for year, number in [(2024, 1), (2025, 2), (2026, 1), (2026, 2)]:
        add_issue(year, number)
    page = client.get(index.url).content.decode()
    assert page.index("2026年第2期") < page.index("2026年第1期") < page.index("2025年第2期")
    assert "2024年第1期" not in page
    assert "2024年第1期" in client.get(f"{index.url}2024/").content.decode()
    assert client.get(f"{index.url}1999/").status_code == 404


def queries_of(client, url: str) -> int:
    """Asked for twice: what every page keeps in memory is not counted; the page itself is not kept."""
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url, headers={"HX-Request": "1"}).status_code == 200
    return len(queries)


def test_many_issues_cost_as_much_as_few(index, client):
    costs = []
    for count in (6, 60):
        for number in range(index.numchild, count):
            issue = MagazineIssuePage(
                title="示例", slug=f"s{number}", year=2026 - number // 6, number=number % 6 + 1
            )
            without_drawing(index.add_child(instance=issue), pages=2)
        costs.append([queries_of(client, index.url), queries_of(client, f"{index.url}2026/")])
    assert costs[0] == costs[1]


def test_contents_stand_by_section_and_lead_to_their_page_of_the_pdf(add_issue, client):
    issue = without_drawing(add_issue(pages_before=2), pages=6)
    rows = [("甲", "安全", 1), ("乙", "技术", 2), ("丙", "安全", 3), ("丁", "技术", 40)]
    issue.articles = [
        MagazineArticle(title=title, section=section, page_number=page, sort_order=place)
        for place, (title, section, page) in enumerate(rows)
    ]
    issue.save_revision().publish()
    assert [(section, [each.title for each in group]) for section, group in issue.contents()] == [
        ("安全", ["甲", "丙"]),
        ("技术", ["乙", "丁"]),
    ]
    page = client.get(issue.url).content.decode()
    assert f'href="{issue.url}read/5/">丙' in page
    assert f'href="{issue.url}read/42/"' not in page


def test_a_page_has_an_address_its_words_and_its_neighbours(add_issue, client):
    issue = without_drawing(add_issue(), pages=3)
    page = client.get(f"{issue.url}read/2/").content.decode()
    assert f"{WORDS}第2页" in page
    assert f'rel="prev" href="{issue.url}read/1/"' in page
    assert f'rel="next" href="{issue.url}read/3/"' in page
    assert f'rel="next" href="{issue.url}read/4/"' not in client.get(f"{issue.url}read/3/").content.decode()
    assert client.get(f"{issue.url}read/4/").status_code == 404
    assert client.get(f"{issue.url}read/")["Location"].endswith("1/")


def test_a_long_issue_costs_as_much_as_a_short_one(add_issue, client):
    short, long = (
        without_drawing(add_issue(2026, number), pages=pages) for number, pages in ((2, 3), (1, 96))
    )
    for path in ("", "read/2/", "search/?q=燃气"):
        assert queries_of(client, short.url + path) == queries_of(client, long.url + path)


def test_a_picture_costs_few_queries_and_is_kept_for_good(drawn, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        response = client.get(drawn.sheets.get(number=2).image_url)
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "private, max-age=31536000, immutable", "it may be closed later"
    assert client.get(drawn.pdf_url).getvalue().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("query", "pages"),
    [("管网 燃气", [2]), ("管網", [2]), ("繁体", [3]), ("full", [3]), ("燃气 没有", []), ("", [])],
)
def test_words_are_found_in_an_issue_however_they_are_written(drawn, client, query, pages):
    response = client.get(f"{drawn.url}search/", {"q": query})
    assert [hit.sheet.number for hit in response.context["hits"]] == pages
    if pages == [2]:
        assert "<mark>" in response.content.decode()


def test_what_was_asked_for_is_never_markup(drawn, client):
    page = client.get(f"{drawn.url}search/", {"q": "<script>燃气"}).content.decode()
    assert "<script>燃气" not in page


def test_a_draft_is_invisible_to_readers_and_shown_to_staff(drawn, client, editor):
    drawn.unpublish()
    for door in doors(drawn):
        assert client.get(door).status_code == 404, door
    client.force_login(editor)
    sheet = drawn.sheets.get(number=2)
    assert client.get(sheet.image_url).status_code == 200


def test_a_closed_issue_keeps_pictures_words_and_pdf_from_strangers(drawn, client, index):
    drawn.limits = [PageLimit(kind="accounts")]
    drawn.save_revision().publish()
    for door in doors(drawn):
        response = client.get(door)
        assert response.status_code == 403, door
        assert WORDS not in response.content.decode(errors="ignore")
    assert "2026年第3期" in client.get(index.url).content.decode()
    assert client.get(drawn.sheets.get(number=1).thumbnail_url).status_code == 200, "the cover is shown"
    assert client.get("/api/v2/sheets/").json()["items"] == []
    client.force_login(UserFactory())
    for door in doors(drawn):
        response = client.get(door)
        assert response.status_code == 200, door
        if "magazine-files" in door:
            assert response["Cache-Control"] == "private, no-cache"


def test_pages_are_an_api_too(drawn, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        items = client.get("/api/v2/sheets/", {"issue": drawn.pk, "fields": "*"}).json()["items"]
    assert [item["number"] for item in items] == [1, 2, 3]
    assert WORDS in items[1]["text"]
    assert items[1]["url"].endswith(f"{drawn.url}read/2/")
    issue = client.get(f"/api/v2/pages/{drawn.pk}/").json()
    assert issue["page_count"] == 3


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-20", 206, slice(-20, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("pages=1", 200, slice(None)),
    ],
)
def test_viewers_read_a_pdf_part_by_part(drawn, client, asked, status, span):
    whole = client.get(drawn.pdf_url)
    content = whole.getvalue()
    response = client.get(drawn.pdf_url, headers={"Range": asked})
    assert (whole["Accept-Ranges"], response.status_code) == ("bytes", status)
    assert response.getvalue() == content[span]
    assert response["ETag"] == whole["ETag"]
    if status == 206:
        assert response["Content-Disposition"] == whole["Content-Disposition"]
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Range"].endswith(f"/{len(content)}")
        of_another = client.get(drawn.pdf_url, headers={"Range": asked, "If-Range": '"another"'})
        assert of_another.status_code == 200


def test_a_closed_issue_is_closed_part_by_part_too(drawn, client):
    address = drawn.pdf_url
    drawn.unpublish()
    assert client.get(address, headers={"Range": "bytes=0-3"}).status_code == 404


@pytest.mark.parametrize("door", ["pdf", "page.webp", "small.webp"])
def test_numbers_of_any_length_lead_nowhere(db, client, door):
    for length in (18, 30, 4400):
        assert client.get(f"/magazine-files/{'9' * length}/a/{door}", follow=True).status_code == 404


def test_who_searches_in_an_issue_without_end_is_asked_to_wait(drawn, client, settings):
    settings.SEARCHES_A_MINUTE = {**settings.SEARCHES_A_MINUTE, "search": 2}
    answers = [client.get(f"{drawn.url}search/", {"q": f"燃气{number}"}) for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "稍候再试" in answers[2].content.decode()
    assert client.get(f"{drawn.url}read/2/").status_code == 200
