"""会刊展示: a company's free profile on its way into the magazine."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from membership.directory.models import MagazineProfile, MagazineSettings
from membership.notifications.models import Notice
from tests.factories import UserFactory, joined_application, picture

ROOM = "/member/magazine/"
TEXT = "我们供热三十年，服务示例市两百万平方米。" * 4


@pytest.fixture
def application(db):
    return joined_application(name="示例供暖有限公司")


@pytest.fixture
def owner(application, client):
    application.applicant.set_password("a long password")
    application.applicant.save()
    client.force_login(application.applicant)
    return client


@pytest.fixture
def editor(db):
    user = UserFactory(phone=False)
    codenames = ["access_admin", "view_magazineprofile", "change_magazineprofile"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def write(owner, application, **values):
    given = {"company": application.organisation_id, "text": TEXT} | values
    return owner.post(ROOM, given)


def answer(client, editor, decision, **given):
    client.force_login(editor)
    profile = MagazineProfile.objects.get()
    address = reverse("magazine_profiles:inspect", args=[profile.pk])
    client.post(address, {"decision": decision, **given}, follow=True)
    profile.refresh_from_db()
    return profile


def sent(owner, application):
    write(owner, application, photos=[picture("厂区.png")], save="1")
    photo = MagazineProfile.objects.get().photos.get()
    return write(owner, application, submit="1", **{f"caption-{photo.pk}": "厂区全景"})


def test_from_a_draft_to_the_printed_issue(owner, application, editor, client):
    assert sent(owner, application).status_code == 302
    assert answer(client, editor, "accept").status == "accepted"
    profile = answer(client, editor, "print", issue="2027年第1期")
    assert (profile.status, profile.issue) == ("printed", "2027年第1期")
    client.force_login(application.applicant)
    page = client.get(ROOM).content.decode()
    assert "2027年第1期" in page
    assert "免费展示名额已使用" in page
    told = Notice.objects.filter(channel="inbox", type__startswith="magazine").values_list("type", flat=True)
    assert set(told) == {"magazine_accepted", "magazine_printed"}


def test_changes_are_asked_for_and_it_is_sent_again(owner, application, editor, client):
    sent(owner, application)
    assert answer(client, editor, "return", reason="").status == "submitted"
    assert answer(client, editor, "return", reason="照片请换原图").status == "returned"
    client.force_login(application.applicant)
    assert "照片请换原图" in client.get(ROOM).content.decode()
    photo = MagazineProfile.objects.get().photos.get()
    write(client, application, submit="1", **{f"caption-{photo.pk}": "厂区全景"})
    assert MagazineProfile.objects.get().status == "submitted"


def test_nothing_typed_or_uploaded_is_lost_when_something_is_missing(owner, application):
    page = write(owner, application, text="太短", photos=[picture("厂区.png")], submit="1")
    assert page.status_code == 200
    profile = MagazineProfile.objects.get()
    assert (profile.status, profile.text, profile.photos.count()) == ("draft", "太短", 1)
    content = page.content.decode()
    assert "太短" in content
    assert f"caption-{profile.photos.get().pk}" in content
    assert set(page.context["form"].errors) >= {"text"}


def test_size_and_number_follow_the_settings(owner, application):
    rules = MagazineSettings.load()
    rules.longest, rules.photos = 60, 1
    rules.save()
    page = write(owner, application, submit="1")
    assert "版面最多 60 字" in page.content.decode()
    page = write(owner, application, save="1", photos=[picture("一.png"), picture("二.png")])
    assert "最多上传 1 张照片" in page.content.decode()


def test_what_was_sent_is_taken_back_until_it_is_accepted(owner, application, editor, client):
    sent(owner, application)
    assert write(owner, application, text="偷改" * 40, save="1").status_code == 200
    assert MagazineProfile.objects.get().text == TEXT
    taken_back = {"company": application.organisation_id}
    owner.post(f"{ROOM}withdraw/", taken_back)
    assert MagazineProfile.objects.get().status == "draft"
    photo = MagazineProfile.objects.get().photos.get()
    write(owner, application, submit="1", **{f"caption-{photo.pk}": "厂区"})
    answer(client, editor, "accept")
    client.force_login(application.applicant)
    client.post(f"{ROOM}withdraw/", taken_back)
    assert MagazineProfile.objects.get().status == "accepted"


def test_photos_open_to_the_company_and_the_editors_only(owner, application, editor, client):
    sent(owner, application)
    address = MagazineProfile.objects.get().photos.get().file.get_absolute_url()
    for user, status in (
        (joined_application().applicant, 404),
        (UserFactory(), 404),
        (editor, 200),
        (application.applicant, 200),
    ):
        client.force_login(user)
        assert client.get(address).status_code == status


def test_an_association_without_a_magazine_does_not_show_it(owner):
    assert ROOM in owner.get("/member/menu/").content.decode()
    rules = MagazineSettings.load()
    rules.is_used = False
    rules.save()
    assert owner.get(ROOM).status_code == 404
    assert ROOM not in owner.get("/member/menu/").content.decode()
