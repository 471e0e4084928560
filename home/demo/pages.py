"""Builds the pages of the demonstration from its texts and pictures."""

from wagtail.models import Page, Site

from home.demo.building import add_page, link
from home.demo.standing import Standing
from home.models import AssociationSettings, FooterMenu, HomePage, MainMenu


def add_home_page(*, root: Page, name: str) -> HomePage:
    Page.objects.child_of(root).filter(slug="home").delete()  # Wagtail's welcome page, with its site
    root.refresh_from_db()
    return add_page(parent=root, page=HomePage(title=name, slug="home"))


def set_menus(*, home: Page, rooms: dict[str, Page], standing: Standing) -> None:
    menu, footer = MainMenu.load(), FooterMenu.load()
    about = [
        link("协会简介", standing.about),
        link("协会章程", standing.charter),
        link("组织机构", standing.council),
    ]
    entries = [link(title, page) for title, page in rooms.items()]
    entries[2:2] = [link("会员名录", url="/members/"), link("产品目录", url="/products/")]
    menu.items = [
        ("link", link("首页", home)),
        ("group", {"title": "关于协会", "links": about}),
        *[("link", entry) for entry in entries],
        ("link", link("证书查询", url="/verify/")),
        ("link", link("联系我们", standing.contact)),
    ]
    menu.buttons = [("link", link("会员中心", url="/member/")), ("link", link("登录/入会", url="/join/"))]
    menu.save()
    footer.columns = [
        ("group", {"title": "关于协会", "links": [*about, link("联系我们", standing.contact)]}),
        ("group", {"title": "网站导航", "links": entries}),
        (
            "group",
            {
                "title": "会员服务",
                "links": [
                    link("登录/入会", url="/join/"),
                    link("会员中心", url="/member/"),
                    link("会员专区", standing.members_only),
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
