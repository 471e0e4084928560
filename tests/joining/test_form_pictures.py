"""Publicity pictures of the form: each says what it shows, and goes with the application to the company."""

import pytest
from django.test import Client

from membership.joining.captions import is_file_name, suggested
from membership.joining.models import JoiningProcess
from membership.joining.pictures import pictures_in
from tests.factories import ProcessFactory, UserFactory, draft_application, picture, review
from tests.joining.test_views_form import send_what_was_checked, typed

FILE_NAMES = [
    *("IMG_1234", "img-20240131-WA0001", "DSC0001", "DSC_0001.JPG", "P1010001", "PXL_20240131_101112"),
    *(
        "微信图片_20240131101112",
        "微信截图_20240131",
        "截图",
        "截屏2024-01-31 10.11.12",
        "屏幕截图 2024-01-31",
    ),
    *(
        "mmexport1699999999999",
        "Screenshot_2024-01-31-10-11",
        "照片 (1)",
        "图片1",
        "20240131",
        "未命名",
        "扫描件001",
    ),
    *("QQ图片20240131101112", "image (3)", "3f2504e04f8911d39a0c0305e82c3301", "厂区大门.jpg", "WechatIMG12"),
]
CAPTIONS = [
    "厂区大门",
    "供热锅炉房 2 号机组",
    "图片展示中心大楼",
    "Main entrance",
    "2024年新建的换热站",
    "照片墙前的合影",
]


@pytest.mark.parametrize("text", FILE_NAMES)
def test_what_a_device_calls_a_picture_is_no_caption(text):
    assert is_file_name(text)


@pytest.mark.parametrize("text", CAPTIONS)
def test_what_says_what_is_seen_is_a_caption(text):
    assert not is_file_name(text)
    assert suggested(f"{text}.jpg") == text


@pytest.fixture
def application(db):
    process = ProcessFactory()
    JoiningProcess.objects.filter(pk=process.pk).update(max_pictures=2, min_pictures=1)
    return draft_application(process=JoiningProcess.objects.get(pk=process.pk))


@pytest.fixture
def client(application):
    client = Client()
    client.force_login(application.applicant)
    return client


def put(client, name="厂区大门.png"):
    return client.post("/join/form/pictures/", {"pictures": picture(name)})


def captions_of(application) -> list[str]:
    application.refresh_from_db()
    return [each.caption for each in pictures_in(application)]


def test_a_name_that_says_what_is_seen_is_offered_and_one_that_does_not_is_asked_about(client, application):
    assert "厂区大门" in put(client).content.decode()
    assert "IMG_1234" in put(client, "IMG_1234.png").content.decode()
    assert captions_of(application) == ["厂区大门", ""]
    assert put(client).status_code == 422  # two are taken


def test_every_picture_needs_a_caption_that_is_said_beside_it(client, application):
    put(client, "IMG_1234.png")
    [one] = pictures_in(application)
    page = client.post("/join/form/", typed(**{one.answer_name: "IMG_1234"}), follow=True)
    assert page.redirect_chain == [("/join/form/?check", 302)]
    assert "“IMG_1234”只是文件名" in page.content.decode()
    assert f'href="#id_{one.answer_name}"' in page.content.decode()
    better = typed(**{one.answer_name: "厂区"}) | {"page": str(page.context["page"])}
    assert client.post("/join/form/", better)["Location"] == "/join/check/"


def test_at_least_as_many_pictures_as_the_process_demands(client, application):
    page = client.post("/join/form/", typed(), follow=True).content.decode()
    assert page.count("请上传：宣传图片") == 2


def test_pictures_are_put_in_order_and_taken_out_with_what_was_typed(client, application):
    put(client, "一号锅炉房.png")
    put(client, "二号锅炉房.png")
    second = pictures_in(application)[1]
    client.post("/join/form/pictures/earlier/", {"file": second.file_id, "name": "示例"})
    assert captions_of(application) == ["二号锅炉房", "一号锅炉房"]
    assert application.draft["name"] == "示例"
    client.post("/join/form/pictures/remove/", {"file": second.file_id})
    assert captions_of(application) == ["一号锅炉房"]


def test_pictures_are_checked_sent_reviewed_and_kept_with_the_company(client, application):
    put(client)
    file = pictures_in(application)[0].file
    client.post("/join/form/", typed())
    assert "厂区大门" in client.get("/join/check/").content.decode()
    send_what_was_checked(client)
    assert "厂区大门" in client.get("/join/sent/").content.decode()
    reviewer = Client()
    reviewer.force_login(UserFactory(staff="reviewer"))
    assert "厂区大门" in reviewer.get(f"/admin/applications/inspect/{application.pk}/").content.decode()
    assert reviewer.get(f"/files/{file.pk}/").status_code == 200
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(f"/files/{file.pk}/").status_code == 404
    application.refresh_from_db()
    review(application, "approve")
    application.refresh_from_db()
    assert [each.caption for each in application.organisation.pictures.all()] == ["厂区大门"]


@pytest.mark.django_db
def test_a_process_that_takes_none_has_no_place_for_pictures():
    application = draft_application()
    client = Client()
    client.force_login(application.applicant)
    assert put(client).status_code == 404
    assert "data-pictures" not in client.get("/join/form/").content.decode()
