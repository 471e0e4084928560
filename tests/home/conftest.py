from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import Page, Site

from home.demo import load_site_demo, pictures
from home.demo.news.adding import add_news
from home.demo.screens import Screen
from home.models import HomePage
from tests.desk.conftest import desk_of, staff  # noqa: F401


def small_picture(*_args) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (64, 40), "#0d4f7c").save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def home(db) -> HomePage:
    page = Page.get_first_root_node().add_child(instance=HomePage(title="示例协会", slug="example"))
    Site.objects.update(root_page=page)
    return page


def a_few_news(*, home: HomePage, stories: dict):
    return add_news(home=home, stories={slug: told[:3] for slug, told in stories.items()})


@pytest.fixture
def demo(db, monkeypatch) -> HomePage:
    """The demonstration's site, with pictures that take no time to draw."""
    monkeypatch.setattr(pictures, "opening", small_picture)
    monkeypatch.setattr(pictures, "cover", small_picture)
    monkeypatch.setattr(Screen, "png", small_picture)
    monkeypatch.setattr("home.demo.add_news", a_few_news)
    monkeypatch.setattr("home.demo.add_magazine", lambda **_: None)
    return load_site_demo(association="j")
