"""Made-up documents in four collections, and the page that offers them."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from home.audience.models import Audience, CollectionLimit
from home.demo import files
from home.models import DocumentNote, DownloadSection, DownloadsPage, HomePage

NOTE = "（本文件为演示内容，由程序生成，不具有任何效力。）"
SECTIONS = [
    (
        "政策法规",
        "与燃气、热力供应有关的政策文件摘编。",
        [
            ("城镇燃气安全管理要点（示例摘编）", "pdf", "供会员单位组织内部学习使用的要点摘编。"),
            ("供热用户服务规范（示例）", "pdf", "服务承诺、抢修时限与投诉处理的参考文本。"),
            ("燃气经营许可办理指引（示例）", "pdf", "办理流程、材料清单和常见问题。"),
        ],
    ),
    (
        "标准规范",
        "协会组织编写的团体标准与技术资料。",
        [
            ("燃气用户安全检查记录表（示例）", "docx", "入户安检使用的记录表，可直接填写。"),
            ("热力管网巡检作业指导书（示例）", "pdf", "巡检周期、方法与记录要求。"),
            ("智能燃气表数据接口说明（示例）", "pdf", "数据项、频率与安全要求的示例说明。"),
        ],
    ),
    (
        "入会资料",
        "申请入会需要填写或准备的文件。",
        [
            ("会员登记表填写说明", "pdf", "逐项说明会员登记表怎样填写、在哪里盖章。"),
            ("入会申请承诺书（示例模板）", "docx", "打印后加盖单位公章，随登记表一并上传。"),
            ("会费标准与缴纳说明（示例）", "pdf", "会费标准、收款账户与开票说明。"),
        ],
    ),
    (
        "会员专享",
        "会籍正常的会员单位登录后可以下载。",
        [
            ("行业年度发展报告（示例）", "pdf", "全省燃气、热力行业年度数据与分析。"),
            ("会员通讯录使用须知（示例）", "docx", "通讯录的使用范围与保密要求。"),
        ],
    ),
]
MEMBERS_ONLY = "会员专享"


def add_downloads(*, home: HomePage) -> DownloadsPage:
    page = DownloadsPage(
        title="资料下载", slug="downloads", lead="政策法规、标准规范与入会资料，按类别查找和下载。"
    )
    page.show_in_menus = True
    home.add_child(instance=page)
    root = Collection.get_first_root_node()
    for order, (title, introduction, documents) in enumerate(SECTIONS):
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
