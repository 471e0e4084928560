"""Builds the pages of the demonstration from its texts and pictures."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from home.demo import guide, pictures, texts
from home.models import (
    AssociationSettings,
    FooterMenu,
    GuideIndexPage,
    GuidePage,
    HomePage,
    MainMenu,
    StandardPage,
)
from news.models import NewsCategory, NewsIndexPage, NewsPage


def save_picture(*, content: bytes, name: str, description: str):
    file = ContentFile(content, name=name)
    return get_image_model().objects.create(title=description, description=description, file=file)


def described(image):
    image.contextual_alt_text, image.decorative = image.description, False
    return image


def add_page(*, parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def text(paragraphs: list[str]) -> tuple:
    return ("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def link(title: str, page: Page | None = None, url: str = "") -> dict:
    return {"title": title, "page": page, "url": url}


def add_home_page(*, root: Page, name: str) -> HomePage:
    Page.objects.child_of(root).filter(slug="home").delete()  # Wagtail's welcome page, with its site
    root.refresh_from_db()
    return add_page(parent=root, page=HomePage(title=name, slug="home"))


def add_news(*, home: HomePage) -> NewsIndexPage:
    lead = "协会通知、工作动态与行业资讯"
    index = add_page(
        parent=home, page=NewsIndexPage(title="新闻资讯", slug="news", show_in_menus=True, lead=lead)
    )
    categories = {
        slug: NewsCategory.objects.get_or_create(slug=slug, defaults={"name": name, "position": position})[0]
        for position, (name, slug) in enumerate(texts.CATEGORIES)
    }
    articles = enumerate(texts.ARTICLES)
    for seed, (title, slug, category, days, motif, palette, alt, summary, paragraphs) in articles:
        content = pictures.cover(motif, palette, seed)
        page = NewsPage(
            title=title,
            slug=slug,
            category=categories[category],
            date=timezone.localdate() - timedelta(days=days),
            summary=summary,
            source="协会秘书处",
            image=save_picture(content=content, name=f"{slug}.jpg", description=alt),
            body=[text([*paragraphs, "（本文为演示内容，所涉单位和人员均为示例。）"])],
        )
        add_page(parent=index, page=page)
    return index


def add_guide(*, home: HomePage) -> GuideIndexPage:
    index = GuideIndexPage(
        title="入会指南",
        slug="guide",
        show_in_menus=True,
        lead="从登录到领取证书，全程在线办理。",
        introduction="<p>按以下八个步骤办理入会。每一步都有图示说明，可以逐页打印。</p>",
    )
    add_page(parent=home, page=index)
    for step in guide.STEPS:
        image = save_picture(
            content=step["picture"](), name=f"guide-{step['slug']}.png", description=step["alt"]
        )
        body = [
            ("text", step["text"]),
            ("figure", {"image": described(image), "caption": f"图示：{step['title']}"}),
        ]
        if step["tip"]:
            body.append(("tip", {"title": "提示", "text": f"<p>{step['tip']}</p>"}))
        page = GuidePage(title=step["title"], slug=step["slug"], summary=step["summary"], body=body)
        add_page(parent=index, page=page)
    return index


def add_standard_pages(*, home: HomePage) -> tuple[StandardPage, StandardPage]:
    work = "<h2>主要工作</h2><ul>" + "".join(f"<li>{item}</li>" for item in texts.ABOUT_WORK) + "</ul>"
    about = StandardPage(
        title="协会简介", slug="about", lead="服务会员，服务行业，服务社会", show_in_menus=True
    )
    about.body = [text(texts.ABOUT), ("text", work)]
    contact = StandardPage(title="联系我们", slug="contact", lead="欢迎来电、来函", show_contact=True)
    contact.body = [text(["入会、缴费、开票等问题，请在工作时间拨打帮助热线，或发送邮件至秘书处。"])]
    return add_page(parent=home, page=about), add_page(parent=home, page=contact)


def compose_home(*, home: HomePage, guide_index: Page) -> None:
    image = save_picture(
        content=pictures.opening(), name="opening.jpg", description="城市夜景前的燃气与供热管道"
    )
    image.contextual_alt_text, image.decorative = "", True
    apply, read = link("申请入会", url="/join/"), link("查看入会指南", guide_index)
    home.body = [
        (
            "hero",
            {
                "eyebrow": "服务会员 · 服务行业 · 服务社会",
                "title": "安全供气，温暖万家",
                "text": "汇聚全省燃气与热力企业，促进安全供应、技术进步和行业自律。",
                "image": image,
                "links": [apply, read],
            },
        ),
        (
            "notice",
            {
                "label": "提示",
                "text": "本年度会员单位续费已开始，请登录会员中心办理。",
                "link": link("会员中心", url="/member/"),
            },
        ),
        ("latest_news", {"title": "新闻资讯", "count": 8}),
        (
            "steps",
            {
                "title": "入会流程",
                "text": "全程在线办理，每一步都知道接下来做什么。",
                "steps": [{"title": title, "text": words} for title, words in texts.JOURNEY],
                "link": read,
            },
        ),
        (
            "features",
            {
                "title": "会员权益",
                "text": "",
                "features": [
                    {"icon": icon, "title": title, "text": words} for icon, title, words in texts.FEATURES
                ],
            },
        ),
        (
            "join",
            {
                "title": "欢迎加入协会",
                "text": "准备好营业执照和盖章的会员登记表，几分钟即可完成在线填报。",
                "links": [apply, read],
            },
        ),
        ("contact", {"title": "联系我们", "text": ""}),
        (
            "partners",
            {
                "title": "友情链接",
                "partners": [
                    {"name": name, "url": "https://example.com/", "logo": None}
                    for name in ("示例主管部门", "示例行业协会", "示例检测中心", "示例设计研究院")
                ],
            },
        ),
    ]
    home.save_revision().publish()


def set_menus(*, home: Page, news: Page, guide_index: Page, about: Page, contact: Page) -> None:
    menu, footer = MainMenu.load(), FooterMenu.load()
    entries = [("首页", home), ("协会简介", about), ("新闻资讯", news), ("入会指南", guide_index)]
    menu.items = [
        *[("link", link(title, page)) for title, page in entries],
        ("link", link("证书查询", url="/verify/")),
        ("link", link("联系我们", contact)),
    ]
    menu.buttons = [("link", link("会员中心", url="/member/")), ("link", link("登录/入会", url="/join/"))]
    menu.save()
    footer.columns = [
        ("group", {"title": "网站导航", "links": [link(title, page) for title, page in entries[1:]]}),
        (
            "group",
            {
                "title": "会员服务",
                "links": [
                    link("登录/入会", url="/join/"),
                    link("会员中心", url="/member/"),
                    link("证书查询", url="/verify/"),
                ],
            },
        ),
    ]
    footer.save()


def set_association(*, values: dict[str, str]) -> None:
    settings = AssociationSettings.load()
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()


def set_site(*, home: HomePage, name: str, hostname: str, port: int) -> None:
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": hostname, "port": port, "site_name": name, "root_page": home},
    )
