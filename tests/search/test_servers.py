"""OpenSearch and Elasticsearch, by what they are asked: the test's own server keeps and answers it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Not, PlainText

from config.settings.search import search_backend
from search.models import Entry
from search.tasks import send_all

from .quality.judged import read_questions, read_texts
from .search_server import search_server

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["opensearch", "elasticsearch"])
def server(request, settings):
    with search_server() as server:
        address = f"{request.param}+http://127.0.0.1:{server.server_port}/?prefix=t_"
        settings.WAGTAILSEARCH_BACKENDS = {"default": search_backend(address)}
        yield server


@pytest.fixture
def texts(server):
    entries = Entry.objects.bulk_create(
        Entry(content_type=ContentType.objects.get_for_model(Page), object_id=number, **vars(text))
        for number, text in enumerate(read_texts(), 1)
    )
    rebuild(Entry, entries)
    return server


def rebuild(model, objects):
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(model))
    index = rebuilder.start()
    index.add_model(model)
    index.add_items(model, objects)
    rebuilder.finish()


def ask(words, **options):
    return [entry.url for entry in get_search_backend().search(words, Entry.objects.all(), **options)[:20]]


def test_text_is_kept_segmented_and_split_at_white_space_only(texts):
    index = texts.index("t_search_entry")
    assert index.settings["analysis"]["analyzer"]["default"] == {"type": "custom", "tokenizer": "whitespace"}
    analyzers = {field.get("analyzer") for field in index.properties.values()}
    assert analyzers == {None, "default"}
    [document] = [one for one in index.documents.values() if one["title"].startswith("lng 气化")]
    assert document["title"].split()[:3] == ["lng", "气化", "化站"]
    assert document["_edgengrams"] == [document["title"]]
    assert document["kind_filter"] == "magazine"


def test_questions_find_what_the_databases_find(texts):
    judged = [question for question in read_questions() if question.hits]
    recall = [len(q.hits.intersection(ask(q.words, operator="and"))) / min(20, len(q.hits)) for q in judged]
    assert sum(recall) / len(recall) > 0.85  # without synonyms and second tries, which are not the server's
    assert ask("区块链") == []


def test_titles_come_first_and_words_may_be_half_typed(texts):
    assert set(ask("地热")[:2]) == {"c24", "n09"}
    assert set(ask("调压")[:3]) == {"c17", "m08", "n43"}
    titles = [entry.title for entry in get_search_backend().autocomplete("壁挂", Entry.objects.all())]
    assert titles == ["常溪壁挂炉股份有限公司"]
    one_character = get_search_backend().autocomplete("阀", Entry.objects.all())
    assert {entry.url for entry in one_character} == {"c07", "m08"}


def test_results_are_counted_filtered_and_put_together(texts):
    search = get_search_backend().search
    assert search("燃气表", Entry.objects.all()).count() == 9
    assert search("燃气表", Entry.objects.filter(kind="magazine")).count() == 2
    kinds = search("燃气表", Entry.objects.all()).facet("kind")
    assert kinds == dict(document=2, guide=1, magazine=2, member=3, news=1)  # noqa: C408
    without = PlainText("燃气表") & ~PlainText("检定")
    assert search(without, Entry.objects.all()).count() == 6
    assert search(Not(PlainText("燃气表")), Entry.objects.all()).count() == len(read_texts()) - 9
    assert search("*", Entry.objects.all()).count() == 0


def test_the_admin_finds_pages_there(server):
    rebuild(Page, [])
    page = Page.objects.get(depth=2).add_child(instance=Page(title="江蘇省供熱管網規劃", slug="plan"))
    assert [hit.pk for hit in Page.objects.search("供热")] == [page.pk]
    assert [hit.pk for hit in Page.objects.live().autocomplete("规")] == [page.pk]
    page.delete()
    assert list(Page.objects.search("供热")) == []


def test_what_a_server_missed_is_sent_every_night(settings, publish, django_capture_on_commit_callbacks):
    settings.WAGTAILSEARCH_BACKENDS = {"default": search_backend("opensearch+http://127.0.0.1:9/")}
    with django_capture_on_commit_callbacks(execute=True):
        publish("示例供热", slug="heat")
    with search_server() as server:
        address = f"opensearch+http://127.0.0.1:{server.server_port}/?prefix=t_"
        settings.WAGTAILSEARCH_BACKENDS = {"default": search_backend(address)}
        rebuild(Entry, [])
        with django_capture_on_commit_callbacks(execute=True):
            send_all()
        assert [hit.title for hit in get_search_backend().search("供热", Entry)] == ["示例供热"]


@pytest.fixture(params=["opensearch", "elasticsearch"])
def _down(request, settings):
    address = f"{request.param}+http://127.0.0.1:9/"
    settings.WAGTAILSEARCH_BACKENDS = {"default": search_backend(address)}


@pytest.mark.usefixtures("_down")
def test_a_server_that_is_down_does_not_stop_an_editor(publish, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = publish("示例供热", slug="heat")
        article.move(article.get_parent(), pos="first-child")
    assert Entry.objects.filter(title="示例供热").exists()
    with django_capture_on_commit_callbacks(execute=True):
        article.delete()
    assert not Entry.objects.filter(title="示例供热").exists()


@pytest.mark.usefixtures("_down", "home")
def test_visitors_are_told_that_search_is_being_repaired(client):
    page = client.get("/search/", {"q": "供热"}, headers={"accept-language": "zh-CN"})
    assert page.status_code == 503
    assert "搜索正在维护" in page.content.decode()
    answer = client.get("/search/suggest/", {"q": "供热"})
    assert (answer.status_code, answer.json()) == (200, {"titles": []})
    for address in ("/api/v2/search/?q=供热", "/api/v2/pages/?search=供热"):
        answer = client.get(address)
        assert answer.status_code == 503, address
        assert "detail" in answer.json() or "message" in answer.json()
