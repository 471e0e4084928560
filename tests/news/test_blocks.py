"""What editors put into an article, as visitors get it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError
from wagtail.documents import get_document_model

from home.blocks.article import TableBlock, VideoBlock

from .reading import read

TABLE = {
    "caption": "培训安排",
    "columns": [{"type": "words", "heading": "时间"}, {"type": "number", "heading": "人数"}],
    "rows": [{"values": ["上午", "<b>12</b>"]}, {"values": ["下午", "30"]}],
}


def document(name: str):
    content = b"\x00" * 2048
    return get_document_model().objects.create(
        title="示例文件", file=ContentFile(content, name=name), file_size=len(content)
    )


@pytest.fixture
def shown(client, publish):
    def show(*body):
        publish(1, body=list(body))
        return read(client, "/news/article-0/").select_one(".article__body")

    return show


def described(picture, words: str):
    image = type(picture).objects.get(pk=picture.pk)
    image.contextual_alt_text, image.decorative = words, False
    return image


def test_a_table_has_a_caption_and_headings_and_scrolls_by_keyboard(shown):
    page = shown(("table", TableBlock().to_python(TABLE)))
    table = page.table
    assert table.caption.text == "培训安排"
    assert [(cell.text, cell["scope"]) for cell in table.thead.find_all("th")] == [
        ("时间", "col"),
        ("人数", "col"),
    ]
    assert "<b>12</b>" in [cell.text for cell in table.tbody.find_all("td")]
    frame = page.select_one(".table-block")
    assert (frame["role"], frame["tabindex"], frame["aria-label"]) == ("region", "0", "培训安排")


def test_a_column_needs_a_heading():
    table = TableBlock().to_python(TABLE | {"columns": [{"type": "words", "heading": " "}] * 2})
    with pytest.raises(ValidationError):
        TableBlock().clean(table)


def test_pictures_have_alternative_texts_and_captions(shown, picture):
    page = shown(
        ("figure", {"image": described(picture, "一只阀门"), "caption": "总装车间"}),
        ("gallery", {"title": "现场", "figures": [{"image": described(picture, "会场"), "caption": ""}] * 2}),
    )
    assert page.select_one(".figure-block img")["alt"] == "一只阀门"
    assert page.select_one(".figure-block figcaption").text == "总装车间"
    assert [image["alt"] for image in page.select(".gallery img")] == ["会场", "会场"]
    assert all(image["loading"] == "lazy" for image in page.find_all("img"))


def test_a_download_says_its_kind_and_size(shown):
    page = shown(("download", {"document": document("示例.pdf"), "title": "登记表"}))
    assert page.select_one(".download__title").text == "登记表"
    assert page.select_one(".download__facts").text == "PDF · 2.0\xa0KB"


def test_a_film_elsewhere_is_a_link_and_nothing_is_fetched(shown, picture):
    page = shown(("video", {"title": "示例短片", "url": "https://v.example.com/1", "poster": picture}))
    assert page.select_one("a.film__card")["href"] == "https://v.example.com/1"
    assert not page.find(["iframe", "video", "script"])
    assert all(tag["src"].startswith("/") for tag in page.find_all(src=True))


def test_a_film_of_ones_own_plays_on_the_page(shown):
    page = shown(("video", {"title": "示例短片", "document": document("示例.mp4"), "words": "大家好"}))
    assert page.video.source["type"] == "video/mp4"
    assert (page.video["preload"], page.video["aria-label"]) == ("none", "示例短片")
    assert "大家好" in page.select_one(".film__transcript").text


@pytest.mark.parametrize(
    "given", [{}, {"url": "https://v.example.com/", "document": "示例.mp4"}, {"document": "示例.pdf"}]
)
def test_a_film_is_either_here_or_elsewhere(db, given):
    block = VideoBlock()
    value = {"title": "示例"} | given
    if "document" in value:
        value["document"] = document(value["document"])
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize(value))


def test_a_quotation_names_who_said_it(shown):
    page = shown(("quote", {"text": "<i>安全</i>第一", "source": "示例先生"}))
    assert page.blockquote.text == "<i>安全</i>第一"
    assert page.select_one(".quote figcaption").text == "示例先生"
