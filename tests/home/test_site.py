"""What every public page owes its visitors."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from home.models import AssociationSettings, FooterMenu, HomePage, MainMenu, StandardPage


def read(client, path: str, **headers) -> BeautifulSoup:
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_menu_shows_what_editors_put_there(home, client):
    about = home.add_child(instance=StandardPage(title="关于", slug="about"))
    menu = MainMenu.load()
    menu.items = [
        ("link", {"title": "关于我们", "page": about, "url": ""}),
        ("group", {"title": "更多", "links": [{"title": "证书", "page": None, "url": "/verify/"}]}),
    ]
    menu.buttons = [("link", {"title": "会员中心", "page": None, "url": "/member/"})]
    menu.save()

    page = read(client, "/about/")

    bar = page.select_one(".header__bar")
    assert [(link.text, link["href"]) for link in bar.find_all("a")] == [
        ("关于我们", "/about/"),
        ("证书", "/verify/"),
    ]
    assert bar.find("a", attrs={"aria-current": "page"}).text == "关于我们"
    assert page.select_one(".header__buttons a")["href"] == "/member/"


def test_an_unpublished_page_leaves_the_menu(home, client):
    about = home.add_child(instance=StandardPage(title="关于", slug="about", live=False))
    menu = MainMenu.load()
    menu.items = [("link", {"title": "关于我们", "page": about, "url": ""})]
    menu.save()
    assert "关于我们" not in client.get("/").content.decode()


def test_the_footer_shows_columns_and_registration(home, client):
    AssociationSettings.objects.create(
        name="示例协会",
        icp_number="示例ICP备1号",
        security_number="示例公网安备2号",
        security_url="https://beian.mps.gov.cn/",
        help_line="000-111",
    )
    footer = FooterMenu.load()
    footer.columns = [
        ("group", {"title": "服务", "links": [{"title": "入会", "page": None, "url": "/join/"}]})
    ]
    footer.save()

    page = read(client, "/").select_one(".footer")

    assert page.find("a", string="示例ICP备1号")["href"] == "https://beian.miit.gov.cn/"
    assert page.find("a", href="https://beian.mps.gov.cn/")
    assert page.find("a", string="入会")["href"] == "/join/"
    assert "000-111" in page.text


def test_the_page_for_our_own_faults_needs_no_database():
    assert "<h1>" in render_to_string("500.html")  # no fixture opens the database here


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html"])
def test_error_pages_stand_without_a_request(home, name):
    assert "<h1>" in render_to_string(name)


def test_there_is_one_home_page(home):
    assert not HomePage.can_create_at(home.get_parent())
