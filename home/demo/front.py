"""The home page of the demonstration, band by band."""

from wagtail.models import Page

from home.demo import pictures
from home.demo.associations.facts import Association
from home.demo.building import link, save_picture
from home.models import HomePage


def compose_home(*, home: HomePage, guide_index: Page, told: Association) -> None:
    apply, read = link("申请入会", url="/join/"), link("查看入会指南", guide_index)
    home.body = [
        ("hero", opening(told, apply, read)),
        ("notice", announcement(told)),
        ("latest_news", {"title": "新闻资讯", "category": "", "without": "notices", "count": 7}),
        ("notices", {"title": "通知公告", "category": "notices", "count": 6}),
        ("magazine", {"title": told.magazine.title, "text": "每两个月一期，可在线逐页阅读。", "count": 6}),
        ("steps", way_in(told, read)),
        ("features", benefits(told)),
        ("members", {"title": "会员单位", "text": "欢迎新加入的会员单位。", "count": 12}),
        ("join", invitation(told, apply, read)),
        ("contact", {"title": "联系我们", "text": ""}),
        ("partners", partners()),
    ]
    home.save_revision().publish()


def opening(told: Association, apply: dict, read: dict) -> dict:
    image = save_picture(content=pictures.opening(), name="opening.jpg", description=told.opening.picture)
    image.contextual_alt_text, image.decorative = "", True
    return {
        "eyebrow": told.opening.eyebrow,
        "title": told.opening.title,
        "text": told.opening.text,
        "image": image,
        "links": [apply, read],
    }


def announcement(told: Association) -> dict:
    return {
        "label": "提示",
        "text": told.opening.notice,
        "link": link("会员中心", url="/member/"),
    }


def way_in(told: Association, read: dict) -> dict:
    return {
        "title": "入会流程",
        "text": "全程在线办理，每一步都知道接下来做什么。",
        "steps": [{"title": title, "text": words} for title, words in told.journey],
        "link": read,
    }


def benefits(told: Association) -> dict:
    return {
        "title": "会员权益",
        "text": "",
        "features": [{"icon": icon, "title": title, "text": words} for icon, title, words in told.features],
    }


def invitation(told: Association, apply: dict, read: dict) -> dict:
    return {
        "title": "欢迎加入协会",
        "text": told.invitation,
        "links": [apply, read],
    }


def partners() -> dict:
    names = ("示例主管部门", "示例行业协会", "示例检测中心", "示例设计研究院")
    return {
        "title": "友情链接",
        "partners": [{"name": name, "url": "https://example.com/", "logo": None} for name in names],
    }
