"""Pictures in the text of closed pages are closed; covers, and whatever an open page shows too, are not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from home.audience.models import PageLimit
from home.page_cache.generation import begin_generation
from tests.audience.conftest import READERS, article

pytestmark = pytest.mark.django_db
ALLOWED = {"active", "expiring", "council", "editor", "admin"}


def picture():
    return get_image_model().objects.create(title="示例", description="示例", file=get_test_image_file())


def figure(image) -> list:
    return [("figure", {"image": image, "caption": ""})]


def addresses(image) -> list[str]:
    """The picture as it was uploaded, and a smaller one."""
    return [image.file.url, image.get_rendition("width-100").url]


def statuses(browser, image) -> set[int]:
    begin_generation()  # as committing does
    return {browser.get(address).status_code for address in addresses(image)}


def test_pictures_in_the_text_of_a_members_page_are_for_members(news, people):
    image = picture()
    article(news, "members", limits=[("members", None)], body=figure(image))
    seen = {who for who in READERS if statuses(people.browser(who), image) == {200}}
    refused = {who for who in READERS if statuses(people.browser(who), image) == {403}}
    assert (seen, refused) == (ALLOWED, set(READERS) - ALLOWED)


@pytest.mark.parametrize("detour", ["./", "/", "images/../", "%2e/"])
def test_no_detour_leads_to_a_closed_picture(client, news, detour):
    image = picture()
    article(news, "members", limits=[("members", None)], body=figure(image))
    begin_generation()
    assert client.get(f"/media/{detour}{image.file.name}").status_code == 403


def test_a_cover_is_seen_by_everybody(client, news):
    cover = picture()
    article(news, "members", limits=[("members", None)], image=cover)
    assert statuses(client, cover) == {200}


def test_a_picture_on_an_open_page_too_is_open(client, news):
    image = picture()
    article(news, "members", limits=[("members", None)], body=figure(image))
    article(news, "open", body=figure(image))
    assert statuses(client, image) == {200}


def test_a_limit_closes_pictures_once_it_is_published(client, news):
    image = picture()
    page = article(news, "later", body=figure(image))
    page.limits.add(PageLimit(kind="members"))
    revision = page.save_revision()
    assert statuses(client, image) == {200}
    revision.publish()
    assert statuses(client, image) == {403}


def test_a_closed_picture_is_kept_by_no_cache(people, news):
    image = picture()
    article(news, "members", limits=[("members", None)], body=figure(image))
    begin_generation()
    assert "no-store" in people.browser("active").get(image.file.url)["Cache-Control"]


def test_where_nothing_is_closed_pictures_ask_nothing(client, news):
    image = picture()
    article(news, "open", body=figure(image))
    assert statuses(client, image) == {200}
    with CaptureQueriesContext(connection) as asked:
        client.get(image.file.url)
    assert len(asked) == 0
