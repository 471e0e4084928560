"""Builds the guide "how to join" from its steps."""

from home.demo.building import add_page, described, save_picture
from home.demo.guide import STEPS
from home.models import GuideIndexPage, GuidePage, HomePage


def add_guide(*, home: HomePage) -> GuideIndexPage:
    index = GuideIndexPage(
        title="入会指南",
        slug="guide",
        show_in_menus=True,
        lead="从登录到领取证书，全程在线办理。",
        introduction="<p>按以下八个步骤办理入会。每一步都有图示说明，可以逐页打印，也可以下载整本操作手册。</p>",
        manual_title="入会操作手册",
    )
    add_page(parent=home, page=index)
    for step in STEPS:
        add_step(index=index, step=step)
    return index


def add_step(*, index: GuideIndexPage, step: dict) -> GuidePage:
    screen = step["picture"]()
    image = save_picture(content=screen.png(), name=f"guide-{step['slug']}.png", description=step["alt"])
    shown = {"image": described(image), "caption": f"图示：{step['title']}", "hints": screen.hints}
    body = [("text", step["text"]), ("screen", shown)]
    if step["tip"]:
        body.append(("tip", {"title": "提示", "text": f"<p>{step['tip']}</p>"}))
    page = GuidePage(title=step["title"], slug=step["slug"], summary=step["summary"], body=body)
    return add_page(parent=index, page=page)
