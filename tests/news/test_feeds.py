from xml.etree import ElementTree

import pytest

from home.audience.models import Audience, PageLimit
from home.models import AssociationSettings

from .reading import read

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, path: str) -> list[ElementTree.Element]:
    response = client.get(path)
    assert response.status_code == 200
    tree = ElementTree.fromstring(response.content)
    return tree.findall(f"{ATOM}entry") or tree.findall("channel/item")


def test_readers_find_the_feeds(client, publish, notices):
    publish(1)
    links = read(client, "/news/category/notices/").find_all("link", rel="alternate", type=True)
    assert {link["type"]: link["href"] for link in links} == {
        "application/atom+xml": "/news/category/notices/feed/",
        "application/rss+xml": "/news/category/notices/feed/rss/",
    }


@pytest.mark.parametrize(
    ("path", "kind"), [("/news/feed/", "application/atom+xml"), ("/news/feed/rss/", "application/rss+xml")]
)
def test_feeds_hold_the_newest_articles_with_whole_addresses(client, publish, path, kind):
    publish(22)
    response = client.get(path)
    assert response["Content-Type"].startswith(kind)
    found = entries(client, path)
    assert len(found) == 20
    first = found[0]
    link = first.find(f"{ATOM}link")
    address = link.get("href") if link is not None else first.findtext("link")
    assert address == "http://testserver/news/article-0/"
    assert "文章 0" in (first.findtext(f"{ATOM}title") or first.findtext("title"))


def test_an_entry_keeps_its_mark_when_the_article_moves(client, publish):
    (article,) = publish(1)
    before = entries(client, "/news/feed/")[0].findtext(f"{ATOM}id")
    article.slug = "elsewhere"
    article.save_revision().publish()
    after = entries(client, "/news/feed/")[0]
    assert after.findtext(f"{ATOM}id") == before
    assert after.find(f"{ATOM}link").get("href").endswith("/news/elsewhere/")


def test_a_category_has_its_own_feed(client, publish, notices):
    publish(2)
    publish(1, category=notices)
    (only,) = entries(client, "/news/category/notices/feed/")
    assert only.find(f"{ATOM}category").get("term") == "通知"


def test_words_with_signs_stay_words(client, publish):
    publish(
        1,
        title="<script>alert(1)</script> & 更多\x0b",
        summary="<b>摘要</b>",
        body=[("text", "<p>一 &lt;二&gt; &amp; 三</p>")],
    )
    (entry,) = entries(client, "/news/feed/")
    assert entry.findtext(f"{ATOM}title") == "<script>alert(1)</script> & 更多"
    assert entry.findtext(f"{ATOM}summary") == "<p>&lt;b&gt;摘要&lt;/b&gt;</p><p>一 &lt;二&gt; &amp; 三</p>"
    page = read(client, "/news/article-0/")
    assert page.h1.text.startswith("<script>alert(1)</script>")
    assert "alert(1)" not in "".join(script.text for script in page.main.find_all("script"))


def test_of_a_limited_article_a_feed_tells_the_summary_only(client, publish):
    (article,) = publish(1, summary="可见摘要", body=[("text", "<p>会员正文</p>")])
    PageLimit.objects.create(page=article, kind=Audience.MEMBERS)
    words = client.get("/news/feed/").content.decode()
    assert "可见摘要" in words
    assert "会员正文" not in words
    assert read(client, "/news/").select_one(".news-card .lock")


@pytest.mark.parametrize("path", ["/news/category/notices/feed/", "/news/category/notices/feed/rss/"])
def test_no_pasted_sign_breaks_a_feed(client, publish, index, notices, path):
    """Wherever it was pasted: what XML has no place for is left out."""
    signs = "\x02\x0b\ufffe\uffff"
    for row, name in (
        (index, "lead"),
        (index, "title"),
        (notices, "name"),
        (AssociationSettings.load(), "name"),
    ):
        setattr(row, name, f"示{signs}例😀")
        row.save()
    publish(
        1,
        category=notices,
        title=f"标{signs}题",
        summary=f"摘{signs}要",
        body=[("text", f"<p>正{signs}文</p>")],
    )
    (entry,) = entries(client, path)
    words = client.get(path).content.decode()
    assert "示例😀" in words
    assert not set(signs) & set(words)
    assert entry.findtext(f"{ATOM}title") in {"标题", None}
