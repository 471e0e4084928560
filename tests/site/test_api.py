"""/api/v2/ tells machines what the reader may read, and nothing else."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from home.audience.models import CollectionLimit
from membership.directory.models import Listing, MembersPage
from tests.audience.conftest import SECRET, article, document, member

pytestmark = pytest.mark.django_db


def picture(title: str = "示例图片"):
    return get_image_model().objects.create(title=title, description="描述", file=get_test_image_file())


def get(client, path: str, **query) -> dict:
    response = client.get(f"/api/v2/{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def ids(client, path: str, **query) -> set[int]:
    return {item["id"] for item in get(client, path, **query)["items"]}


@pytest.fixture
def closed(news):
    """Articles that a visitor may not read, each closed in another way, and what only they show."""
    image, file = picture("内页图片"), document("会员文件")
    body = [
        ("figure", {"image": image, "caption": ""}),
        ("download", {"document": file, "title": ""}),
    ]
    page = article(news, "for-members", limits=[("members", None)], body=body)
    restricted = article(news, "for-groups")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    return {"page": page, "restricted": restricted, "image": image, "document": file}


def test_an_article_tells_all_that_a_visitor_sees(client, news):
    page = article(
        news,
        "open",
        image=picture(),
        body=[
            ("figure", {"image": picture("图"), "caption": "图注"}),
            ("download", {"document": document(), "title": "下载"}),
            ("text", f'<p><a linktype="page" id="{news.pk}">新闻</a></p>'),
        ],
    )
    told = get(client, f"pages/{page.pk}/")
    assert (told["title"], told["summary"]) == ("文章 open", "摘要 open")
    assert {"small", "medium", "large"} <= told["image"]["renditions"].keys()
    text, figure, download, linked = (block["value"] for block in told["body"])
    assert SECRET in text
    assert client.get(figure["image"]["renditions"]["medium"]["url"]).status_code == 200
    assert client.get(download["document"]["download_url"]).status_code == 200
    assert f'href="{news.url}"' in linked


def test_every_type_of_page_tells_its_own_fields(home):
    from wagtail.models import Page, get_page_models

    base = {field.name for field in Page._meta.get_fields()}
    untold = {
        f"{model.__name__}.{field.name}"
        for model in get_page_models()
        if model is not Page
        for field in model._meta.local_fields
        if field.name not in base
        and not field.is_relation
        and field.editable
        and field.name not in {getattr(each, "name", each) for each in getattr(model, "api_fields", [])}
    }
    assert not untold


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"fields": "*"},
        {"type": "news.NewsPage", "fields": "*"},
        {"child_of": "news"},
        {"descendant_of": "root"},
        {"search": SECRET},
        {"type": "news.NewsPage", "search": SECRET},
        {"slug": "for-members"},
    ],
)
def test_closed_pages_are_not_listed(client, news, closed, query, people):
    article(news, "open")
    query = {key: news.pk if value == "news" else value for key, value in query.items()}
    listed = ids(client, "pages/", **query)
    assert closed["page"].pk not in listed
    assert closed["restricted"].pk not in listed
    if "slug" not in query:
        assert listed
    assert closed["page"].pk in ids(people.browser("active"), "pages/", **query)


@pytest.mark.parametrize("who", ["visitor", "account", "due"])
def test_closed_things_are_not_there_for_who_may_not_read_them(people, closed, who):
    browser = people.browser(who)
    for address in (
        f"pages/{closed['page'].pk}/",
        f"pages/find/?html_path={closed['page'].url}",
        f"pages/?child_of={closed['page'].pk}",
        f"images/{closed['image'].pk}/",
        f"documents/{closed['document'].pk}/",
    ):
        assert browser.get(f"/api/v2/{address}").status_code in (400, 404), address
    assert closed["image"].pk not in ids(browser, "images/")
    assert closed["document"].pk not in ids(browser, "documents/")


@pytest.mark.parametrize("who", ["active", "admin"])
def test_members_and_staff_read_what_is_theirs(people, closed, who):
    browser = people.browser(who)
    assert SECRET in str(get(browser, f"pages/{closed['page'].pk}/"))
    assert closed["image"].pk in ids(browser, "images/")
    assert closed["document"].pk in ids(browser, "documents/")


def test_documents_of_a_limited_collection_are_not_listed(client, news, people):
    from wagtail.models import Collection

    members = Collection.get_first_root_node().add_child(name="会员资料")
    CollectionLimit.objects.create(collection=members, kind="members")
    file = document(collection=members)
    article(news, "open", body=[("download", {"document": file, "title": ""})])
    assert ids(client, "documents/") == set()
    assert ids(people.browser("active"), "documents/") == {file.pk}


@pytest.mark.parametrize("room", ["images", "documents"])
def test_closed_files_are_not_found_either(people, news, closed, room):
    thing = closed[room.removesuffix("s")]
    other = picture("公开图片") if room == "images" else document("公开文件")
    shown = {"images": ("figure", {"image": other, "caption": ""})}
    article(news, "open", body=[shown.get(room, ("download", {"document": other, "title": ""}))])
    assert ids(people.browser("visitor"), f"{room}/", search=thing.title) == set()
    assert ids(people.browser("visitor"), f"{room}/", search=other.title) == {other.pk}
    assert ids(people.browser("active"), f"{room}/", search=thing.title) == {thing.pk}


def test_the_cover_of_a_closed_page_is_as_public_as_its_title(client, news):
    cover = picture()
    article(news, "for-members", limits=[("members", None)], image=cover)
    assert ids(client, "images/") == {cover.pk}


def test_members_show_what_they_allow(client, home):
    home.add_child(instance=MembersPage(title="会员名录", slug="members"))
    company = member().contacts.get().organisation
    listing = Listing.objects.create(organisation=company)
    company.address = "示例市示例路 1 号"
    company.save()
    listing.is_listed, listing.show_address = True, False
    listing.save()

    [told] = get(client, "members/")["items"]
    assert told["name"] == company.name
    assert get(client, f"members/{told['id']}/")["address"] == ""
    listing.show_address = True
    listing.save()
    assert get(client, f"members/{told['id']}/")["address"] == company.address


def test_a_visitor_s_answer_may_be_kept_and_a_member_s_may_not(client, news, people):
    article(news, "open")
    answer = client.get("/api/v2/pages/")
    assert "public" in answer["Cache-Control"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v2/pages/", headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert "no-store" in people.browser("active").get("/api/v2/pages/")["Cache-Control"]


def test_nothing_can_be_written(people, news):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(people.browser("admin"), method)("/api/v2/pages/").status_code in (403, 405)


def test_more_pages_cost_no_more_queries(client, news, django_assert_max_num_queries):
    def count() -> int:
        client.get("/api/v2/pages/?type=news.NewsPage&fields=*")
        with django_assert_max_num_queries(60) as captured:
            client.get("/api/v2/pages/?type=news.NewsPage&fields=*")
        return len(captured)

    for number in range(2):
        article(news, f"a{number}", image=picture())
    few = count()
    for number in range(2, 6):
        article(news, f"a{number}", image=picture())
    assert count() <= few


def test_visitors_ask_so_often_and_no_more(client, home, monkeypatch):
    from home.api.answering import VisitorThrottle

    monkeypatch.setattr(VisitorThrottle, "THROTTLE_RATES", {"anon": "2/min"})
    assert [client.get("/api/v2/pages/").status_code for _ in range(3)] == [200, 200, 429]


def test_a_page_is_found_by_its_address(client, news):
    page = article(news, "open")
    found = client.get("/api/v2/pages/find/", {"html_path": page.url})
    assert (found.status_code, found["Location"].endswith(f"/api/v2/pages/{page.pk}/?")) == (302, True)
    assert client.get("/api/v2/pages/find/", {"id": page.pk}).status_code == 302


LONG = "9" * 30


@pytest.mark.parametrize(
    "question",
    [
        *(f"{room}/?offset={LONG}" for room in ("pages", "images", "documents", "sheets", "members")),
        *(f"{room}/?offset=\u0665" + "9" * 29 for room in ("pages", "members")),
        *(f"sheets/?issue={LONG}", f"pages/?child_of={LONG}", f"images/?id={LONG}", f"pages/{LONG}/"),
        *("pages/find/?id=abc", f"pages/find/?id={LONG}", "pages/find/?id=%00", "images/find/?id=-1"),
        *("pages/?slug=%00", "pages/?search=%00", "images/?search=a%00b", "documents/?title=%00"),
        *("pages/?type=%00", "pages/?fields=%00", "members/?q=%00", "search/?q=%00", "pages/?order=%00"),
    ],
)
def test_nonsense_is_refused(client, news, question):
    news.get_parent().add_child(instance=MembersPage(title="会员名录", slug="members"))
    article(news, "open")
    status = client.get(f"/api/v2/{question}").status_code
    assert status in (400, 404) or (status == 200 and LONG in question and "offset" not in question)


@pytest.mark.parametrize(
    "address",
    [f"/documents/{'9' * 4400}/x", f"/documents/{LONG}/x", f"/media/{'x' * 3000}", f"/media/{'x/' * 3000}"],
)
def test_no_file_has_such_an_address(client, home, address):
    assert client.get(address).status_code == 404
    assert client.get("/media/a%00b").status_code == 404


def test_a_link_to_an_unpublished_page_tells_nothing_of_it(client, news):
    from home.api.streams import _page

    page = article(news, "hidden")
    page.unpublish()
    assert _page(None, page, {"request": None}) is None


def test_a_list_makes_no_pictures_and_a_worker_does(client, news, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        late = picture()
    body = [("figure", {"image": late, "caption": ""})]
    page = article(news, "open", image=late, body=body)
    queries = ("images/", "pages/")
    fields = ({"fields": "renditions"}, {"type": "news.NewsPage", "fields": "body,image(renditions)"})
    for path, query in zip(queries, fields, strict=True):
        get(client, path, **query)
    assert not late.renditions.exists()

    with django_capture_on_commit_callbacks(execute=True):
        late.save()
    [told] = get(client, "images/", fields="renditions")["items"]
    assert told["renditions"].keys() == {"small", "medium", "large"}
    [told] = get(client, "pages/", type="news.NewsPage", fields="body,image(renditions)")["items"]
    assert told["image"]["renditions"].keys() == {"small", "medium", "large"}
    assert page.pk == told["id"]
