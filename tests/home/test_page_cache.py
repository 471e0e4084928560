"""Pages kept for visitors: never older than what was published, never a member's page to a stranger."""

import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve
from wagtail.models import Page, PageViewRestriction

from home.models import AssociationSettings, HomePage, StandardPage
from home.page_cache import generation as generations
from home.page_cache import watch
from home.page_cache.middleware import PageCacheMiddleware, is_for_everybody
from membership.accounts.models import User
from membership.certificates.models import Certificate
from membership.papers.models import Paper
from news.models import NewsIndexPage
from search.models import VocabularyWord

pytestmark = pytest.mark.django_db

PATH = "/charter/"


@pytest.fixture(autouse=True)
def _cached(settings, tmp_path):
    settings.PAGE_CACHE_SECONDS = 300
    settings.PAGE_CACHE_GENERATION_FILE = tmp_path / "generation"
    generations.generation.cache_clear()
    generations.begin_generation()
    watch.watch_connection(connection=connection)
    connection.run_on_commit.clear()
    yield
    # What was kept of this test bears its own marks. Whoever comes next finds the file of the settings,
    # which are put back only after this.
    generations.generation.cache_clear()


@pytest.fixture
def page(home):
    page = home.add_child(instance=StandardPage(title="示例章程", slug="charter", lead="旧的说明"))
    Client().get(PATH)  # the first visit of all makes the rows of settings and menus
    commit()
    return page


@pytest.fixture
def another_process(monkeypatch):
    """A client of a web process with a memory of its own."""

    def start() -> Client:
        client = Client()
        client.handler.load_middleware()
        layer = client.handler._middleware_chain.__wrapped__
        while not isinstance(layer, PageCacheMiddleware):
            layer = layer.get_response.__wrapped__
        layer.pages = LocMemCache(f"another-{id(client)}", {})
        return client

    return start


def commit() -> None:
    """What waits for a commit, which a test's transaction never makes."""
    waiting, connection.run_on_commit = connection.run_on_commit, []
    for _savepoints, function, _robust in waiting:
        function()


def publish(page, lead: str) -> None:
    page.lead = lead
    page.save_revision().publish()
    commit()


def is_from_memory(client, path: str, **headers) -> bool:
    """A page that is rendered asks the database."""
    asked = []

    def count(execute, *args):
        asked.append(args[0])
        return execute(*args)

    with connection.execute_wrapper(count):
        client.get(path, headers=headers)
    return not asked


def test_second_visitor_gets_the_page_from_memory(client, page):
    first = client.get(PATH)
    assert is_from_memory(Client(), PATH)
    again = Client().get(PATH)
    assert again.content == first.content
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert again["Cache-Control"] == "max-age=0, must-revalidate"


def test_every_process_shows_what_was_published(another_process, page):
    processes = [another_process(), another_process()]
    for process in processes:
        assert "旧的说明" in process.get(PATH).text
        assert is_from_memory(process, PATH)
    publish(page, "新的说明")
    for process in processes:
        assert "新的说明" in process.get(PATH).text


def test_page_rendered_from_old_data_while_another_was_published_is_not_kept(client, page, monkeypatch):
    render = StandardPage.get_context

    def publish_meanwhile(self, request, *args, **kwargs):
        monkeypatch.setattr(StandardPage, "get_context", render)
        publish(StandardPage.objects.get(pk=page.pk), "新的说明")
        return render(self, request, *args, **kwargs)

    monkeypatch.setattr(StandardPage, "get_context", publish_meanwhile)
    assert "旧的说明" in client.get(PATH).text
    assert "新的说明" in client.get(PATH).text


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: page.move(Page.objects.get(depth=1), "last-child"),
        lambda page: StandardPage.objects.filter(pk=page.pk).update(lead="新的说明"),
        lambda page: Page.objects.bulk_update([page], ["slug"]),
        lambda page: AssociationSettings.load().save(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: Paper.objects.filter(pk=1).update(status="revoked"),
        lambda page: Certificate.objects.filter(pk=1).update(membership=None),
    ],
    ids=["unpublished", "deleted", "moved", "update", "bulk", "settings", "closed", "revoked", "certificate"],
)
def test_whatever_a_visitor_could_notice_renews_the_page(client, page, change):
    client.get(PATH)
    assert is_from_memory(client, PATH)
    change(page)
    commit()
    assert not is_from_memory(client, PATH)


def test_menus_and_settings_are_looked_up_once_and_shown_as_they_are(client, page, settings):
    settings.PAGE_CACHE_SECONDS = 0
    client.get(PATH)
    AssociationSettings.objects.update(name="改名之后的示例协会")
    assert "改名之后的示例协会" in client.get(PATH).text  # also inside the transaction that changes it
    commit()
    assert "改名之后的示例协会" in client.get(PATH).text


def test_words_that_search_learns_renew_nothing(client, page):
    client.get(PATH)
    VocabularyWord.objects.create(text="燃气", sound="ranqi", times=1)
    commit()
    assert is_from_memory(client, PATH)


def test_drafts_renew_nothing(client, page):
    client.get(PATH)
    page.lead = "还没有发布的说明"
    page.save_revision()
    commit()
    assert is_from_memory(client, PATH)


def test_change_that_is_rolled_back_renews_nothing(client, page):
    client.get(PATH)
    with transaction.atomic():
        StandardPage.objects.filter(pk=page.pk).update(lead="新的说明")
        transaction.set_rollback(True)
    commit()
    assert is_from_memory(client, PATH)


@pytest.mark.parametrize("staff", [False, True])
def test_page_of_somebody_who_is_logged_in_is_neither_kept_nor_from_memory(client, page, staff):
    user = User.objects.create_user(username="示例账号", is_active=True)
    if staff:
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    own = Client()
    own.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "示例账号" in own.get(PATH).text
    assert "示例账号" not in client.get(PATH).text
    assert is_from_memory(client, PATH)
    assert "示例账号" in own.get(PATH).text
    own.logout()
    own.cookies.clear()
    assert "示例账号" not in own.get(PATH).text


def test_message_for_one_visitor_is_not_shown_to_another(client, page):
    client.get(PATH)
    told = Client()
    told.cookies["messages"] = "anything"
    assert not is_from_memory(told, PATH)


def test_each_language_has_its_page(client, page):
    chinese, english = (client.get(PATH, headers={"accept-language": one}).text for one in ("zh-CN", "en"))
    assert 'lang="zh-hans"' in chinese
    assert 'lang="en"' in english
    assert is_from_memory(client, PATH, **{"accept-language": "en-GB,en;q=0.9"})
    client.cookies["django_language"] = "en"
    assert 'lang="en"' in client.get(PATH, headers={"accept-language": "zh-CN"}).text


def test_each_host_has_its_page(client, page):
    client.get(PATH, headers={"host": "one.example.org"})
    assert not is_from_memory(client, PATH, host="two.example.org")


@pytest.mark.parametrize(
    ("query", "from_memory"),
    [
        ("?utm_source=mail&from=timeline", True),
        ("?page=1", False),
        ("?city=zzz&page=77", False),
        ("?anything=1", False),
    ],
)
def test_a_page_is_kept_only_under_what_it_reads(client, page, query, from_memory):
    client.get(PATH)
    client.get(PATH + query)
    assert is_from_memory(client, PATH + query) is from_memory


def test_lists_are_kept_under_what_they_read_and_never_crowd_out_plain_pages(client, page, home, settings):
    home.add_child(instance=NewsIndexPage(title="新闻资讯", slug="news"))
    most = settings.CACHES["narrowed-pages"]["OPTIONS"]["MAX_ENTRIES"]
    client.get("/news/")
    commit()
    client.get(PATH)
    client.get("/news/?page=1")
    assert is_from_memory(client, "/news/?page=1")
    assert not is_from_memory(client, "/news/?city=1")
    narrowed, plain = caches["narrowed-pages"], caches["pages"]
    for number in range(most * 4):
        narrowed.set(str(number), "示例")
    client.get("/news/?page=2")
    assert len(narrowed._cache) <= most
    assert is_from_memory(client, PATH)
    assert plain._max_entries > most


def test_address_that_was_passed_on_poisons_nothing(client, page):
    client.get(f"{PATH}?utm_source=<poison>")
    assert "poison" not in client.get(PATH).text
    assert not is_from_memory(client, f"{PATH}?anything=1")


def test_head_has_the_headers_of_get(client, page):
    got = client.get(PATH)
    assert is_from_memory(client, PATH)
    head = client.head(PATH)
    assert head["ETag"] == got["ETag"]
    assert head["Content-Length"] == got["Content-Length"]


def test_browser_that_has_the_page_is_told_so_until_it_changes(client, page):
    etag = client.get(PATH)["ETag"]
    assert client.get(PATH, headers={"if-none-match": etag}).status_code == 304
    publish(page, "新的说明")
    assert client.get(PATH, headers={"if-none-match": etag}).status_code == 200


def test_page_is_packed_for_browsers_that_unpack(client, page):
    plain = client.get(PATH).content
    packed = client.get(PATH, headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain
    assert len(packed.content) < len(plain) / 2
    assert "Accept-Encoding" in packed["Vary"]


def test_closed_pages_and_missing_ones_are_not_kept(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="示例")
    commit()
    for path in (PATH, "/nothing-here/", "/account/login/"):
        client.get(path)
        fresh = Client()
        assert not is_from_memory(fresh, path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda response: response.set_cookie("basket", "1"),
        lambda response: response.headers.__setitem__("Cache-Control", "private"),
        lambda response: response.headers.__setitem__("Content-Security-Policy", "script-src 'nonce-abc'"),
        lambda response: response.headers.__setitem__("Vary", "User-Agent"),
        lambda response: setattr(response, "status_code", 403),
    ],
    ids=["cookie", "private", "nonce", "vary", "refused"],
)
def test_what_is_meant_for_one_visitor_is_not_kept(client, page, spoil):
    client.get(PATH)
    request = RequestFactory().get(PATH)
    request.resolver_match = resolve(PATH)
    response = HttpResponse("示例")
    assert is_for_everybody(request, response)
    spoil(response)
    assert not is_for_everybody(request, response)


def test_nothing_is_served_from_memory_while_the_generation_cannot_be_read(client, page, settings):
    client.get(PATH)
    settings.PAGE_CACHE_GENERATION_FILE.unlink()
    settings.PAGE_CACHE_GENERATION_FILE.mkdir()
    assert not is_from_memory(client, PATH)


def test_change_that_cannot_be_told_is_told_to_the_log(page, settings, caplog):
    settings.PAGE_CACHE_GENERATION_FILE.unlink()
    settings.PAGE_CACHE_GENERATION_FILE.mkdir()
    publish(page, "新的说明")
    assert "STALE PAGES" in caplog.text


def test_generation_is_shared_through_the_cache_of_several_machines(client, page, settings):
    settings.PAGE_CACHE_GENERATION_FILE = None
    generations.generation.cache_clear()
    assert generations.current_generation() is None  # begun by whoever asked first
    first = generations.current_generation()
    assert first == generations.current_generation()
    publish(page, "新的说明")
    assert generations.current_generation() not in (None, first)
    caches["shared"].delete(generations.GenerationInCache.key)


def test_those_who_begin_the_first_generation_together_agree(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _n: generations.GenerationInFile(tmp_path / "first").read(), range(8)))
    seen = {generations.GenerationInFile(tmp_path / "first").read() for _n in range(3)}
    assert len(seen) == 1
    assert None not in seen


def test_what_is_said_not_to_be_shown_exists():
    from django.apps import apps

    models = apps.get_models(include_auto_created=True)
    known = {m._meta.app_label for m in models} | {m._meta.label_lower for m in models}
    assert watch.NOT_SHOWN - known == set()
    assert not watch.NOT_SHOWN & {"wagtailcore", "home", "news", "magazine", "directory", "audience"}
    assert HomePage._meta.db_table in watch.shown_tables()
