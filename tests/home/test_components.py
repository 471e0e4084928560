from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string
from django.utils import translation

import membership
from membership.icons import ICONS
from membership.templatetags.membership_ui import icon


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def show(component: str, **context) -> BeautifulSoup:
    return BeautifulSoup(render_to_string(f"membership/components/{component}.html", context), "html.parser")


@pytest.mark.parametrize("name", ["base", "narrow_base", "center_base"])
def test_the_plugin_stands_without_the_site_around_it(name):
    folder = Path(membership.__file__).parent / "templates"
    engine = DjangoTemplates({"NAME": "plain", "DIRS": [folder], "APP_DIRS": True, "OPTIONS": {}})
    page = BeautifulSoup(engine.get_template(f"membership/{name}.html").render({}), "html.parser")
    assert page.find("main")
    assert all("/membership/" in link["href"] for link in page.find_all("link"))


def test_an_icon_speaks_only_when_it_has_a_label():
    assert 'aria-hidden="true"' in icon("check")
    assert 'aria-label="&lt;done&gt;"' in icon("check", label="<done>")


def test_icons_are_well_formed():
    for name in ICONS:
        assert ElementTree.fromstring(icon(name)).tag == "svg"


def test_steps_say_where_one_stands():
    steps = [{"label": str(state), "state": state} for state in ("done", "current", "todo")]
    page = show("steps", steps=steps)
    assert page.select_one(".steps__summary").text == "Step 2 of 3"
    assert page.find(attrs={"aria-current": "step"}).select_one(".steps__label").text == "current"


def test_a_value_can_be_copied_and_is_escaped():
    button = show("copy_row", label="Account", value='1"2').find("button")
    assert button["data-copy"] == '1"2'
    assert button.has_attr("hidden")  # shown by the module that copies


def test_pages_keep_the_filter(rf):
    page = Paginator(range(30), 10).get_page(2)
    request = rf.get("/", {"state": "open", "page": "2"})
    html = render_to_string("membership/components/pagination.html", {"page": page}, request=request)
    links = [link["href"] for link in BeautifulSoup(html, "html.parser").find_all("a")]
    assert links == ["?state=open&page=1", "?state=open&page=3"]


def test_an_upload_without_a_picture_shows_its_kind():
    assert show("file", name="a.zip", kind="archive", size=2048).select_one(".icon--archive")
    assert show("file", name="a.jpg", thumbnail="/files/1/thumbnail/").find("img")["alt"] == ""
