"""A preview shows what is in a file without handing the file over."""

import base64
from datetime import timedelta

import pytest
from django.utils import translation

from membership.papers import previews
from membership.papers.inspection import word
from membership.papers.services import delete_unreferenced_files

from . import samples

pytestmark = pytest.mark.django_db


def shown(client, file):
    response = client.get(file.preview_url)
    assert response.status_code == 200
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Cache-Control"] == "private, no-store"
    assert "script-src 'self'" in response["Content-Security-Policy"]
    return response.content.decode()


def test_picture_is_shown_in_the_page(owner_client, store):
    file = store(samples.picture())

    assert f'<img class="preview__picture" src="{file.get_absolute_url()}"' in shown(owner_client, file)


def test_pdf_is_shown_page_by_page_and_each_page_is_drawn_once(owner_client, store, monkeypatch):
    file = store(samples.pdf(pages=2))
    html = shown(owner_client, file)
    first = owner_client.get(f"/files/{file.pk}/pages/1/")

    assert f"/files/{file.pk}/pages/2/" in html
    assert first["Content-Type"] == "image/jpeg"
    assert owner_client.get(f"/files/{file.pk}/pages/3/").status_code == 404
    assert owner_client.get(f"/files/{file.pk}/pages/0/").status_code == 404

    monkeypatch.setattr("membership.papers.previews.pdfs", None)
    assert owner_client.get(f"/files/{file.pk}/pages/1/").content == first.content


def test_word_document_is_shown_as_clean_text(owner_client, store):
    file = store(samples.docx("示例单位&lt;script&gt;alert(1)&lt;/script&gt;"))
    html = shown(owner_client, file)

    assert "示例单位" in html
    assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "a"),
        ('<img src="https://example.com/a.png">', "<img>"),
        ('<img src="data:image/svg+xml;base64,AAAA">', "<img>"),
        ('<img src="data:image/png;base64,AAAA">', '<img src="data:image/png;base64,AAAA">'),
        ('<p style="position:fixed">a</p>', "<p>a</p>"),
    ],
)
def test_nothing_in_a_word_document_can_act(html, left):
    assert previews.clean_html(html) == left


def test_word_document_is_converted_once_and_goes_with_its_preview(
    owner_client, store, monkeypatch, django_capture_on_commit_callbacks
):
    file = store(samples.docx())
    first = shown(owner_client, file)
    monkeypatch.setattr("membership.papers.previews.word", None)
    assert shown(owner_client, file) == first

    name = f"{file.file.name}.html"
    assert file.file.storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        delete_unreferenced_files(older_than=timedelta(0))
    assert not file.file.storage.exists(name)


@pytest.mark.parametrize(
    ("part", "text"),
    [("word/long.dat", "示例" * 500_000), ("word/page.html", "<!DOCTYPE w:document [<!ENTITY a 'aa'>]>")],
)
def test_word_document_is_judged_by_all_its_parts_whatever_their_names(store, monkeypatch, part, text):
    file = store(samples.docx_told_elsewhere(part, text))
    monkeypatch.setattr(word, "run_boxed", None)

    with translation.override("zh-hans"):
        assert "请下载" in previews.shown_or_reason(previews.file_content, file)["message"]


def test_endless_word_document_is_not_shown_but_can_be_downloaded(owner_client, store):
    file = store(samples.docx("示例" * 1_000_000))
    html = shown(owner_client, file)

    assert "请下载查看" in html
    assert file.download_url in html


def test_archive_is_shown_as_a_list_whose_documents_open_in_place(owner_client, store):
    content = {
        "执照/示例.jpg": samples.picture(),
        "示例.pdf": samples.pdf("压缩包内"),
        "示例.docx": samples.docx("压缩包内"),
        "说明.txt": "made up",
    }
    file = store(samples.zipped(content))
    html = shown(owner_client, file)

    assert all(name in html for name in content)
    for index in range(3):
        assert f"/files/{file.pk}/entries/{index}/" in html
        assert owner_client.get(f"/files/{file.pk}/entries/{index}/").status_code == 200
    assert f"/files/{file.pk}/entries/3/" not in html
    assert owner_client.get(f"/files/{file.pk}/entries/3/").status_code == 404
    assert owner_client.get(f"/files/{file.pk}/entries/9/").status_code == 404


def test_picture_in_an_archive_is_drawn_anew(owner_client, store):
    content = samples.photo_with_place()
    file = store(samples.zipped({"示例.jpg": content}))
    html = owner_client.get(f"/files/{file.pk}/entries/0/").content.decode()

    assert "data:image/jpeg;base64," in html
    assert base64.b64encode(content).decode() not in html


def test_entry_that_is_not_what_its_name_says_tells_why(owner_client, store):
    file = store(samples.zipped({"示例.jpg": "<svg/>"}))
    html = owner_client.get(f"/files/{file.pk}/entries/0/").content.decode()

    assert "不支持 SVG 图形" in html


def test_chinese_names_from_windows_are_read(owner_client, store):
    assert "示例.txt" in shown(owner_client, store(samples.zip_with_gbk_name()))


def test_rar_is_shown_as_a_list(owner_client, store):
    html = shown(owner_client, store(samples.rar("sample.pdf", "sample.jpg")))

    assert "sample.pdf" in html
    assert "/entries/" not in html


def test_old_word_document_says_that_it_can_only_be_downloaded(owner_client, store):
    file = store(samples.ole("WordDocument"))
    html = shown(owner_client, file)

    assert "只能下载查看" in html
    assert file.download_url in html
