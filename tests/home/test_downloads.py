import io
import zipfile

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Collection

from home.audience.models import Audience, CollectionLimit
from home.demo import files
from home.models import DocumentNote, DownloadSection, DownloadsPage
from home.shelves import ON_A_SHELF

pytestmark = pytest.mark.django_db


def add_document(title: str, collection: Collection, note: str = ""):
    document = get_document_model()(title=title, collection=collection, file_size=2048)
    document.file.save("paper.pdf", ContentFile(b"%PDF-1.4"), save=False)
    document.save()
    if note:
        DocumentNote.objects.create(document=document, text=note)
    return document


@pytest.fixture
def shelves(home) -> dict[str, Collection]:
    root = Collection.get_first_root_node()
    collections = {name: root.add_child(name=name) for name in ("政策法规", "会员专享")}
    page = DownloadsPage(title="资料下载", slug="downloads")
    home.add_child(instance=page)
    for order, (name, collection) in enumerate(collections.items()):
        page.sections.add(DownloadSection(title=name, collection=collection, sort_order=order))
    page.save_revision().publish()
    return collections


def read(client, query: str = "") -> BeautifulSoup:
    answer = client.get(f"/downloads/{query}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [title.text for title in page.select(".document__title")]


def test_documents_show_with_type_size_date_and_what_they_are(shelves, client):
    add_document("安全管理要点", shelves["政策法规"], note="供内部学习")
    document = read(client).select_one(".document")
    assert "PDF" in document.text
    assert "2.0" in document.text
    assert "供内部学习" in document.text
    assert document.time["datetime"]


def test_documents_of_collections_below_belong_to_the_section(shelves, client):
    add_document("分册", shelves["政策法规"].add_child(name="分册"))
    assert titles(read(client, "?section=政策法规")) == ["分册"]


def test_names_and_descriptions_are_searched(shelves, client):
    add_document("安全管理要点", shelves["政策法规"])
    add_document("服务规范", shelves["政策法规"], note="抢修时限")
    assert titles(read(client, "?q=安全")) == ["安全管理要点"]
    assert titles(read(client, "?q=抢修")) == ["服务规范"]
    assert "0 documents" in read(client, "?q=没有").text


def test_a_long_section_leads_to_all_of_it(shelves, client):
    for number in range(ON_A_SHELF + 1):
        add_document(f"文件 {number}", shelves["政策法规"])
    page = read(client)
    assert len(titles(page)) == ON_A_SHELF
    assert page.select_one(".shelf__more a")["href"].startswith("?section=")
    assert len(titles(read(client, "?section=政策法规"))) == ON_A_SHELF + 1


def test_a_closed_document_shows_with_a_lock(shelves, client):
    CollectionLimit.objects.create(collection=shelves["会员专享"], kind=Audience.MEMBERS)
    document = add_document("年度报告", shelves["会员专享"])
    assert read(client).select_one(".document .lock")
    assert client.get(document.url).status_code == 403


def test_more_documents_cost_no_more_queries(shelves, client):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(client)
        return len(queries)

    add_document("一", shelves["政策法规"], note="一")
    add_document("二", shelves["会员专享"])
    read(client)
    before = cost()
    for number in range(5):
        add_document(f"更多 {number}", shelves["政策法规"], note="示例")
    assert cost() <= before


def test_the_demonstrations_documents_are_what_they_say():
    content = files.pdf("示例标题", ["一段中文说明。" * 8])
    with pypdfium2.PdfDocument(content) as document:
        assert "示例标题" in document[0].get_textpage().get_text_bounded()
    with zipfile.ZipFile(io.BytesIO(files.docx("示例标题", ["一段"]))) as archive:
        assert "示例标题" in archive.read("word/document.xml").decode()
