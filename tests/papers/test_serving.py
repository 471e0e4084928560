"""Who may open a private file, and how it is handed over."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from membership.papers.access import user_can_read
from membership.papers.models import PrivateFile
from tests.factories import UserFactory

from . import samples

pytestmark = pytest.mark.django_db

TWO_DAYS_AGO = timedelta(days=2)
DOORS = [
    "/files/{}/",
    "/files/{}/thumbnail/",
    "/files/{}/preview/",
    "/files/{}/pages/1/",
    "/files/{}/entries/0/",
]


def grown_old(file):
    PrivateFile.objects.filter(pk=file.pk).update(created_at=timezone.now() - TWO_DAYS_AGO)
    file.refresh_from_db()
    return file


@pytest.fixture
def people(owner):
    return {
        "owner": owner,
        "other": UserFactory(),
        "staff": UserFactory(is_staff=True),
        "administrator": UserFactory(is_staff=True, is_superuser=True),
        "switched off": UserFactory(is_superuser=True, is_active=False),
        "anonymous": AnonymousUser(),
    }


@pytest.mark.parametrize(
    ("age", "vouched_for", "may_read"),
    [
        ("fresh", [], {"owner", "administrator"}),
        ("old", [], {"administrator"}),
        ("old", ["owner", "staff"], {"owner", "staff", "administrator"}),
        ("old", ["other", "switched off", "anonymous"], {"other", "administrator"}),
    ],
)
def test_file_is_read_by_whom_a_room_vouches_for(readers, store, people, age, vouched_for, may_read):
    file = store(samples.picture())
    if age == "old":
        grown_old(file)
    readers.append(lambda user, asked: asked == file and user in [people[name] for name in vouched_for])

    assert {name for name, user in people.items() if user_can_read(user, file)} == may_read


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("who", ["other", "staff", "anonymous"])
def test_every_door_of_a_file_is_not_found_for_a_stranger(client, readers, store, people, who, method, door):
    file = store(samples.pdf() if "pages" in door else samples.zipped({"示例.jpg": samples.picture()}))
    if who != "anonymous":
        client.force_login(people[who])

    assert getattr(client, method)(door.format(file.pk)).status_code == 404


def test_file_that_is_not_there_answers_like_one_that_may_not_be_read(owner_client):
    assert owner_client.get("/files/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_file_is_not_changed_by_asking(owner_client, store):
    assert owner_client.post(store(samples.picture()).get_absolute_url()).status_code == 405


def test_picture_is_shown_in_place_and_kept_by_nobody(owner_client, store):
    content = samples.picture()
    response = owner_client.get(store(content, "营业执照 2026.jpg").get_absolute_url())

    assert b"".join(response.streaming_content) == content
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Disposition"] == (
        "inline; filename*=utf-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7%202026.jpg"
    )


@pytest.mark.parametrize(
    ("make", "disposition"),
    [
        (samples.picture, "inline"),
        (samples.pdf, "inline"),
        (samples.docx, "attachment"),
        (lambda: samples.ole("WordDocument"), "attachment"),
        (lambda: samples.zipped({"a.txt": "a"}), "attachment"),
    ],
)
def test_only_pictures_and_pdfs_are_shown_in_place(owner_client, store, make, disposition):
    file = store(make())

    assert owner_client.get(file.get_absolute_url())["Content-Disposition"].startswith(disposition)
    assert owner_client.get(file.download_url)["Content-Disposition"].startswith("attachment")


def test_head_tells_the_size_without_the_content(owner_client, store):
    content = samples.pdf()
    response = owner_client.head(store(content).get_absolute_url())

    assert response["Content-Length"] == str(len(content))
    assert b"".join(response.streaming_content) == b""


def test_thumbnail_is_a_small_jpeg(owner_client, store):
    file = store(samples.picture("PNG", size=(900, 900)))
    response = owner_client.get(file.thumbnail_url)

    assert response["Content-Type"] == "image/jpeg"
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")


def test_file_lies_outside_what_is_served_under_a_name_nobody_can_guess(store):
    file = store(samples.picture(), "营业执照.jpg")
    path = Path(file.file.path)

    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert not path.is_relative_to(settings.STATIC_ROOT)
    assert len(path.stem) == 40
    assert str(file.pk) not in str(path)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("营业执照.JPG", "营业执照.jpg"),
        ("执照.jpeg", "执照.jpeg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\示例\\执照.jpg", "执照.jpg"),
        ("执照.exe", "执照.exe.jpg"),
        ("执\u202egpj.exe", "执 gpj.exe.jpg"),
        ('a"b\r\nSet-Cookie: x.jpg', "ab Set-Cookie x.jpg"),
        (".jpg", "file.jpg"),
        ("长" * 300 + ".jpg", "长" * 120 + ".jpg"),
    ],
)
def test_name_is_made_harmless_and_keeps_its_chinese(given, kept):
    from membership.papers.names import clean_name

    assert clean_name(given, ".jpg", (".jpg", ".jpeg")) == kept
