"""Where editors say who may read."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Collection
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.audience.models import CollectionLimit
from tests.audience.conftest import article

pytestmark = pytest.mark.django_db
COLLECTIONS = "/admin/snippets/audience/collectionlimit/"


@pytest.fixture
def editor(people):
    return people.browser("admin")


def fields(news_page, limits: list[dict], action: str = "action-publish") -> dict:
    return nested_form_data(
        {
            "title": news_page.title,
            "slug": news_page.slug,
            "date": "2026-01-02",
            "summary": news_page.summary,
            "body": streamfield([("text", rich_text("<p>正文</p>"))]),
            "limits": inline_formset(limits),
            "comments": inline_formset([]),
            action: "1",
        }
    )


def test_an_editor_limits_a_page_where_its_settings_are(editor, client, news):
    page = article(news, "open")
    address = f"/admin/pages/{page.pk}/edit/"
    shown = BeautifulSoup(editor.get(address).content, "html.parser")
    assert "谁可以阅读" in shown.text
    rows = [{"kind": "members", "level": ""}]
    editor.post(address, fields(page, rows, action="action-save"))
    assert client.get(page.url).status_code == 200, "a draft changes nothing"
    response = editor.post(address, fields(page, rows))
    assert response.status_code == 302
    assert client.get(page.url).status_code == 403


def test_a_row_for_a_level_must_name_it(editor, client, news):
    page = article(news, "open")
    response = editor.post(f"/admin/pages/{page.pk}/edit/", fields(page, [{"kind": "level", "level": ""}]))
    assert "请选择会员级别" in response.text
    assert client.get(page.url).status_code == 200


def test_a_level_chosen_beside_another_kind_is_left_out(editor, people):
    root = Collection.get_first_root_node()
    values = {"collection": root.pk, "kind": "members", "level": people.council.pk}
    editor.post(f"{COLLECTIONS}add/", values)
    assert CollectionLimit.objects.get().level is None


def test_collections_are_limited_in_the_admin(editor):
    values = {"collection": Collection.get_first_root_node().pk, "kind": "level", "level": ""}
    assert "请选择会员级别" in editor.post(f"{COLLECTIONS}add/", values).text
    assert editor.get(COLLECTIONS).status_code == 200
