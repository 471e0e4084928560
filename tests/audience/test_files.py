"""Files lie where pages show them: on shelves of closed pages and in drafts they are closed as well."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from home.audience.documents import open_documents
from home.audience.models import PageLimit
from home.audience.readers import Reader
from home.models import DownloadSection, DownloadsPage
from home.page_cache.generation import begin_generation
from tests.audience.conftest import article, document

pytestmark = pytest.mark.django_db
ROOT = Collection.get_first_root_node


def downloads(home, slug: str, collection: Collection, *, limits=()) -> DownloadsPage:
    page = DownloadsPage(title=slug, slug=slug)
    page.sections.add(DownloadSection(title="资料", collection=collection))
    for kind in limits:
        page.limits.add(PageLimit(kind=kind))
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def offer(file) -> list:
    return [("download", {"document": file, "title": ""})]


def picture():
    return get_image_model().objects.create(title="示例", description="示例", file=get_test_image_file())


def listed(browser, room: str = "documents") -> set[int]:
    return {item["id"] for item in browser.get(f"/api/v2/{room}/").json()["items"]}


def test_files_in_a_section_of_a_closed_downloads_page_are_closed(home, people):
    shelf = ROOT().add_child(name="会员资料")
    files = [document(collection=shelf), document(collection=shelf.add_child(name="培训"))]
    page = downloads(home, "for-members", shelf, limits=["members"])
    visitor, member = people.browser("visitor"), people.browser("active")
    for file in files:
        assert page.url in visitor.get(file.url).text
        assert visitor.get(file.url).status_code == 403
        assert member.get(file.url).status_code == 200
    assert (listed(visitor), listed(member)) == (set(), {file.pk for file in files})
    documents = type(files[0]).objects.all()
    assert not open_documents(documents, Reader.VISITOR), "what search and shelves ask"


def test_a_file_on_an_open_shelf_too_is_open(home, people):
    shelf = ROOT().add_child(name="资料")
    file = document(collection=shelf)
    downloads(home, "for-members", shelf, limits=["members"])
    downloads(home, "for-all", shelf)
    assert people.browser("visitor").get(file.url).status_code == 200
    assert listed(people.browser("visitor")) == {file.pk}


def test_a_file_of_a_closed_article_on_no_open_shelf_stays_closed(home, news, client):
    file = document()
    article(news, "members", limits=[("members", None)], body=offer(file))
    downloads(home, "for-all", ROOT().add_child(name="另一处"))
    assert client.get(file.url).status_code == 403


def test_a_file_that_stands_only_in_a_draft_is_not_there_yet(news, people):
    file, image, cover = document(), picture(), picture()
    page = article(news, "live")
    page.body = [*offer(file), ("figure", {"image": image, "caption": ""})]
    page.image = cover
    page.limits.add(PageLimit(kind="members"))
    revision = page.save_revision()
    begin_generation()
    visitor, editor = people.browser("visitor"), people.browser("editor")
    assert (visitor.get(file.url).status_code, editor.get(file.url).status_code) == (404, 200)
    for one in (image, cover):
        assert (visitor.get(one.file.url).status_code, editor.get(one.file.url).status_code) == (403, 200)
    assert (listed(visitor), listed(visitor, "images")) == (set(), set())

    revision.publish()
    begin_generation()
    assert (visitor.get(file.url).status_code, people.browser("active").get(file.url).status_code) == (
        403,
        200,
    )
    assert visitor.get(cover.file.url).status_code == 200


def test_a_shelf_in_a_draft_offers_nothing_yet(home, client):
    shelf = ROOT().add_child(name="新资料")
    file = document(collection=shelf)
    page = downloads(home, "for-all", ROOT().add_child(name="旧资料"))
    page.sections.add(DownloadSection(title="新", collection=shelf))
    revision = page.save_revision()
    assert client.get(file.url).status_code == 404
    revision.publish()
    assert client.get(file.url).status_code == 200


def test_a_file_used_nowhere_opens_by_its_address_and_is_listed_nowhere(news, people):
    file, image = document(), picture()
    article(news, "open")
    for who in ("visitor", "active"):
        browser = people.browser(who)
        assert browser.get(file.url).status_code == 200
        assert (listed(browser), listed(browser, "images")) == (set(), set())
    assert (listed(people.browser("editor")), listed(people.browser("editor"), "images")) == (
        {file.pk},
        {image.pk},
    )


def test_more_drafts_cost_no_more_queries(news, client):
    file = document()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(file.url)
        return len(queries)

    counts = []
    for number in range(3):
        page = article(news, f"a{number}")
        page.body = [*offer(document()), ("figure", {"image": picture(), "caption": ""})]
        page.save_revision()
        counts.append(asked())
    assert len(set(counts)) == 1
