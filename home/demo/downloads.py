"""Made-up documents in four collections, and the page that offers them."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from home.audience.models import Audience, CollectionLimit
from home.demo import files
from home.demo.associations.facts import Section
from home.models import DocumentNote, DownloadSection, DownloadsPage, HomePage

NOTE = "（本文件为演示内容，由程序生成，不具有任何效力。）"
MEMBERS_ONLY = "会员专享"


def add_downloads(*, home: HomePage, sections: list[Section]) -> DownloadsPage:
    page = DownloadsPage(
        title="资料下载", slug="downloads", lead="政策法规、标准规范与入会资料，按类别查找和下载。"
    )
    page.show_in_menus = True
    home.add_child(instance=page)
    root = Collection.get_first_root_node()
    for order, (title, introduction, documents) in enumerate(sections):
        collection = root.add_child(name=title)
        if title == MEMBERS_ONLY:
            CollectionLimit.objects.create(collection=collection, kind=Audience.MEMBERS)
        section = DownloadSection(
            title=title, collection=collection, introduction=introduction, sort_order=order
        )
        page.sections.add(section)
        for name, kind, text in documents:
            add_document(collection=collection, title=name, kind=kind, text=text)
    page.save_revision().publish()
    return page


def add_document(*, collection: Collection, title: str, kind: str, text: str):
    make = files.pdf if kind == "pdf" else files.docx
    content = make(title, [text, "各会员单位可结合本单位实际参考使用。", NOTE])
    document = get_document_model()(title=title, collection=collection)
    document.file.save(f"{title}.{kind}", ContentFile(content), save=False)
    document._set_document_file_metadata()
    document.save()
    DocumentNote.objects.create(document=document, text=text)
    return document
