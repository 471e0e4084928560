import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from wagtail.models import Page, Site

from membership.accounts.models import AgreementPage, AgreementVersion, Consent, User
from membership.accounts.origin import Origin
from membership.accounts.services import accept_current, record_consent

pytestmark = pytest.mark.django_db
ORIGIN = Origin("192.0.2.1", "示例浏览器")


def body(text):
    return [("heading", "示例标题"), ("paragraph", f"<p>{text}</p>")]


def publish(page):
    page.save_revision().publish()
    return AgreementVersion.objects.current(page.kind)


@pytest.fixture
def page():
    site = Site.objects.get(is_default_site=True)
    page = AgreementPage(title="用户服务协议", slug="user-agreement", kind="user", body=body("第一版"))
    site.root_page.add_child(instance=page)
    return page


@pytest.fixture
def person():
    return User.objects.create(username=User.opaque_username())


def test_publishing_a_changed_text_writes_a_version_and_the_same_text_none(page):
    first = publish(page)
    assert (first.number, first.title) == (1, "用户服务协议")
    assert "<h2>示例标题</h2>" in first.body
    assert publish(page) == first
    page.body = body("第二版")
    page.save_revision()
    assert AgreementVersion.objects.current("user") == first
    second = publish(page)
    assert second.number == 2
    assert "第二版" in second.body
    assert "第一版" in AgreementVersion.objects.get(number=1).body


def test_version_never_changes(page):
    version = publish(page)
    version.text = "anders"
    with pytest.raises(ValueError, match="never changes"):
        version.save()


def test_new_version_is_accepted_at_the_next_login_and_the_old_consent_stays(page, person):
    first = publish(page)
    accept_current(user=person, origin=ORIGIN)
    accept_current(user=person, origin=Origin("198.51.100.1"))
    consent = Consent.objects.get()
    assert (consent.version, consent.address, consent.user_agent) == (first, "192.0.2.1", "示例浏览器")
    page.body = body("第二版")
    second = publish(page)
    accept_current(user=person, origin=Origin("198.51.100.1"))
    assert {consent.version for consent in person.consents.all()} == {first, second}


def test_joining_notice_is_not_accepted_by_logging_in(person):
    notice = AgreementVersion.objects.create(kind="joining_notice", number=1, title="入会须知", text="<p/>")
    assert accept_current(user=person, origin=ORIGIN) == []
    assert record_consent(user=person, version=notice, origin=ORIGIN).version == notice


def test_consent_and_what_it_is_about_are_not_deleted(page, person):
    record_consent(user=person, version=publish(page), origin=ORIGIN)
    for record in (person, AgreementVersion.objects.get()):
        with pytest.raises(ProtectedError):
            record.delete()


def test_one_published_page_for_each_agreement(page):
    publish(page)
    other = AgreementPage(title="另一个", slug="other", kind="user", body=body("另一个"))
    with pytest.raises(ValidationError) as refused:
        Page.objects.get(pk=page.get_parent().pk).add_child(instance=other)
    assert "kind" in refused.value.message_dict


def test_page_prints_title_version_date_and_text(client, page):
    publish(page)
    for url in (page.url, "/account/agreements/user/", "/account/agreements/user/1/"):
        text = client.get(url).content.decode()
        assert "用户服务协议" in text
        assert "第 1 版，发布于 20" in text
        assert "<p>第一版</p>" in text
    assert client.get("/account/agreements/privacy/").status_code == 404
    assert client.get("/account/agreements/user/9/").status_code == 404
    assert client.get("/account/agreements/nonsense/").status_code == 404


def test_administrators_read_consents_and_nobody_changes_them(client, page, person):
    consent = record_consent(user=person, version=publish(page), origin=ORIGIN)
    admin = User.objects.create_superuser("示例管理员", password="x")
    client.force_login(admin)
    listed = client.get("/admin/consents/")
    assert "用户服务协议（第 1 版）" in listed.content.decode()
    assert client.get("/admin/consents/?export=csv").status_code == 200
    assert client.get(f"/admin/consents/inspect/{consent.pk}/").status_code == 200
    for url in (f"edit/{consent.pk}/", f"delete/{consent.pk}/", "new/"):
        assert client.get(f"/admin/consents/{url}").status_code == 302
    assert "/admin/consents/new/" not in listed.content.decode()


def test_editor_writes_an_agreement_in_the_admin(client, page):
    publish(page)
    client.force_login(User.objects.create_superuser("示例管理员", password="x"))
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert client.get(f"/admin/pages/{page.pk}/view_draft/").status_code == 200
