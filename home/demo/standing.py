"""Builds the pages that stand: about, charter, council, contact, and one that is for members only."""

from dataclasses import dataclass

from home.audience.models import Audience, PageLimit
from home.demo.associations.facts import Association
from home.demo.building import add_page, described, save_picture, text
from home.demo.charter import CHAPTERS
from home.demo.street_map import street_map
from home.models import ContactPage, HomePage, StandardPage


@dataclass(frozen=True)
class Standing:
    about: StandardPage
    charter: StandardPage
    council: StandardPage
    contact: ContactPage
    members_only: StandardPage


def add_standing_pages(*, home: HomePage, told: Association) -> Standing:
    about = add_about(home=home, told=told)
    return Standing(
        about=about,
        charter=add_charter(about=about, told=told),
        council=add_council(about=about, told=told),
        contact=add_contact(home=home, told=told),
        members_only=add_members_only(home=home),
    )


def add_about(*, home: HomePage, told: Association) -> StandardPage:
    work = "<h2>主要工作</h2><ul>" + "".join(f"<li>{item}</li>" for item in told.work) + "</ul>"
    page = StandardPage(
        title="协会简介",
        slug="about",
        lead="服务会员，服务行业，服务社会",
        show_in_menus=True,
        body=[text(told.about), ("text", work)],
        show_contact=True,
    )
    return add_page(parent=home, page=page)


def add_charter(*, about: StandardPage, told: Association) -> StandardPage:
    own = {
        "name": told.name,
        "address": told.settings["address"],
        "magazine": told.magazine.title,
        "trade": told.trade,
    }
    chapters = [
        ("chapter", {"title": title, "articles": [paragraph(article.format(**own)) for article in articles]})
        for title, articles in CHAPTERS
    ]
    note = {"title": "说明", "text": "<p>本章程为演示用示例，请在后台替换为本协会经核准的章程。</p>"}
    page = StandardPage(
        title="协会章程", slug="charter", lead="示例章程，共八章", body=[("tip", note), *chapters]
    )
    return add_page(parent=about, page=page)


def paragraph(article: str) -> str:
    return article if article.startswith("<p>") else f"<p>{article}</p>"


def add_council(*, about: StandardPage, told: Association) -> StandardPage:
    groups = [
        (
            "people",
            {
                "title": title,
                "text": words,
                "people": [
                    {"name": name, "post": post, "company": company, "portrait": None}
                    for name, post, company in people
                ],
            },
        )
        for title, words, people in told.council
    ]
    page = StandardPage(
        title="组织机构",
        slug="council",
        lead="理事会、监事会与秘书处（人员和单位均为虚构）",
        show_contents=False,
        body=groups,
    )
    return add_page(parent=about, page=page)


def add_contact(*, home: HomePage, told: Association) -> ContactPage:
    alt = "手绘示意图：示例线示例路站 2 号口向东约 300 米，协会在示例路北侧"
    image = save_picture(content=street_map(), name="street-map.png", description=alt)
    departments = [
        ("department", {"name": name, "duties": duties, "phone": phone, "email": email, "hours": hours})
        for name, duties, phone, email, hours in told.departments
    ]
    page = ContactPage(
        title="联系我们",
        slug="contact",
        lead="入会、缴费、开票等问题，欢迎来电、来函。",
        departments=departments,
        directions=told.directions,
        map_picture=[("picture", described(image))],
    )
    return add_page(parent=home, page=page)


def add_members_only(*, home: HomePage) -> StandardPage:
    page = StandardPage(
        title="会员专区",
        slug="members-only",
        lead="行业数据、内部资料与会议材料，仅向会籍正常的会员单位开放。",
        body=[
            text(
                [
                    "欢迎您，会员单位。这里汇集协会面向会员提供的内部资料（演示内容）。",
                    "年度行业发展报告、会员通讯录使用须知等文件，请到「资料下载—会员专享」下载。",
                ]
            ),
            (
                "text",
                "<h2>本季度会议材料</h2><ul><li>供热保障座谈会纪要（示例）</li><li>会费使用情况说明（示例）</li></ul>",
            ),
        ],
    )
    home.add_child(instance=page)
    page.limits.add(PageLimit(kind=Audience.MEMBERS))
    page.save_revision().publish()
    return page
