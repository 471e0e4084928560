"""The home page of the demonstration, band by band."""

from wagtail.models import Page

from home.demo import pictures, texts
from home.demo.building import link, save_picture
from home.models import HomePage


def compose_home(*, home: HomePage, guide_index: Page) -> None:
    apply, read = link("申请入会", url="/join/"), link("查看入会指南", guide_index)
    home.body = [
        ("hero", opening(apply, read)),
        ("notice", announcement()),
        ("latest_news", {"title": "新闻资讯", "category": "", "without": "notices", "count": 7}),
        ("notices", {"title": "通知公告", "category": "notices", "count": 6}),
        ("magazine", {"title": "会刊《江苏燃气》", "text": "每两个月一期，可在线逐页阅读。", "count": 6}),
        ("steps", way_in(read)),
        ("features", benefits()),
        ("members", {"title": "会员单位", "text": "欢迎新加入的会员单位。", "count": 12}),
        ("join", invitation(apply, read)),
        ("contact", {"title": "联系我们", "text": ""}),
        ("partners", partners()),
    ]
    home.save_revision().publish()


def opening(apply: dict, read: dict) -> dict:
    image = save_picture(
        content=pictures.opening(), name="opening.jpg", description="城市夜景前的燃气与供热管道"
    )
    image.contextual_alt_text, image.decorative = "", True
    return {
        "eyebrow": "服务会员 · 服务行业 · 服务社会",
        "title": "安全供气，温暖万家",
        "text": "汇聚全省燃气与热力企业，促进安全供应、技术进步和行业自律。",
        "image": image,
        "links": [apply, read],
    }


def announcement() -> dict:
    return {
        "label": "提示",
        "text": "本年度会员单位续费已开始，请登录会员中心办理。",
        "link": link("会员中心", url="/member/"),
    }


def way_in(read: dict) -> dict:
    return {
        "title": "入会流程",
        "text": "全程在线办理，每一步都知道接下来做什么。",
        "steps": [{"title": title, "text": words} for title, words in texts.JOURNEY],
        "link": read,
    }


def benefits() -> dict:
    return {
        "title": "会员权益",
        "text": "",
        "features": [{"icon": icon, "title": title, "text": words} for icon, title, words in texts.FEATURES],
    }


def invitation(apply: dict, read: dict) -> dict:
    return {
        "title": "欢迎加入协会",
        "text": "准备好营业执照和盖章的会员登记表，几分钟即可完成在线填报。",
        "links": [apply, read],
    }


def partners() -> dict:
    names = ("示例主管部门", "示例行业协会", "示例检测中心", "示例设计研究院")
    return {
        "title": "友情链接",
        "partners": [{"name": name, "url": "https://example.com/", "logo": None} for name in names],
    }
