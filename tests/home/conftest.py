from contextlib import ExitStack
from io import BytesIO

import pytest
from django.db import transaction
from django.test import override_settings
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


@pytest.fixture(scope="module")
def media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _own_media(request, settings, tmp_path):
    shares = "standing_demo" in request.fixturenames
    settings.MEDIA_ROOT = request.getfixturevalue("media") if shares else tmp_path


@pytest.fixture
def home(db) -> HomePage:
    page = Page.get_first_root_node().add_child(instance=HomePage(title="示例协会", slug="example"))
    Site.objects.update(root_page=page)
    return page


def a_few_news(*, home: HomePage, stories: dict):
    return add_news(home=home, stories={slug: told[:3] for slug, told in stories.items()})


def draw_quickly(monkeypatch) -> None:
    """Pictures that take no time to draw, and few articles."""
    monkeypatch.setattr(pictures, "opening", small_picture)
    monkeypatch.setattr(pictures, "cover", small_picture)
    monkeypatch.setattr(Screen, "png", small_picture)
    monkeypatch.setattr("home.demo.add_news", a_few_news)
    monkeypatch.setattr("home.demo.add_magazine", lambda **_: None)


@pytest.fixture
def demo(db, monkeypatch) -> HomePage:
    """The demonstration's site."""
    draw_quickly(monkeypatch)
    return load_site_demo(association="j")


@pytest.fixture(scope="module")
def standing_demo(django_db_setup, django_db_blocker, media):
    """The same for all tests of a file: what one of them changes is rolled back to it. A file that uses
    `standing` uses nothing that stands on an empty database."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(override_settings(MEDIA_ROOT=media))
        draw_quickly(stack.enter_context(pytest.MonkeyPatch.context()))
        stack.enter_context(transaction.atomic())
        load_site_demo(association="j")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def standing(standing_demo, db) -> HomePage:
    return HomePage.objects.get()
