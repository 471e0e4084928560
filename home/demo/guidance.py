"""Builds the guide "how to join" from its steps."""

from home.demo.associations.facts import Guide
from home.demo.building import add_page, described, save_picture
from home.models import GuideIndexPage, GuidePage, HomePage


def add_guide(*, home: HomePage, guide: Guide) -> GuideIndexPage:
    index = GuideIndexPage(
        title="入会指南",
        slug="guide",
        show_in_menus=True,
        lead=guide.lead,
        introduction=guide.introduction,
        manual_title="入会操作手册",
    )
    add_page(parent=home, page=index)
    for step in guide.steps:
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
