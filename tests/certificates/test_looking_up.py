"""证书查询: anybody's certificate by number or name, and no more of it than others may know."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from membership.certificates import looking_up
from membership.certificates.services import reissue_certificate, revoke_certificate
from membership.papers import throttle
from tests.factories import UserFactory, joined_application

ROOM, PUBLIC = "/member/certificates/look-up/", "/verify/"


@pytest.fixture
def member(client):
    """The browser of another member."""
    user = joined_application(name="示例旁观热力有限公司").applicant
    user.set_password("a long password")
    user.save()
    client.force_login(user)
    return client


@pytest.fixture
def certificate(db):
    return joined_application(name="示例青山燃气有限公司").organisation.membership.certificates.get()


def test_a_member_finds_it_by_number_and_by_part_of_the_name(certificate, member):
    for words in (certificate.paper.number.lower(), "青山", "示例青山燃气有限公司"):
        page = member.get(ROOM, {"q": words}).content.decode()
        assert certificate.paper.number in page, words
        assert certificate.paper.data["level"] in page
        assert "会员编号" not in page
        assert certificate.paper.grouped_code not in page
        assert certificate.paper.data["uscc"] not in page


def test_a_revoked_one_says_so_and_a_name_leads_to_the_newest(certificate, member):
    staff = UserFactory(phone=False)
    revoke_certificate(certificate=certificate, by=staff, reason="内部原因")
    newest = reissue_certificate(certificate=certificate, by=staff)
    by_name = member.get(ROOM, {"q": "青山"}).content.decode()
    assert newest.paper.number in by_name
    assert certificate.paper.number not in by_name
    by_number = member.get(ROOM, {"q": certificate.paper.number}).content.decode()
    assert "已撤销" in by_number
    assert "内部原因" not in by_number


def test_the_public_asks_with_the_whole_name_or_the_number(certificate, client):
    for words, is_found in (
        (certificate.paper.number, True),
        ("示例青山燃气有限公司", True),
        ("青山", False),
        ("示例青山", False),
    ):
        page = client.get(PUBLIC, {"q": words}).content.decode()
        assert (certificate.paper.data["level"] in page) is is_found, words
        assert certificate.paper.grouped_code not in page


def test_nobody_copies_the_list_of_members(certificate, member, client, monkeypatch):
    monkeypatch.setattr(looking_up, "LOOKUPS_AN_HOUR", 2)
    assert [member.get(ROOM, {"q": "青山"}).status_code for _ in range(3)] == [200, 200, 429]
    monkeypatch.setattr(throttle, "SEARCHES_A_DAY", 2)
    assert [client.get(PUBLIC, {"q": "青山"}).status_code for _ in range(3)] == [200, 200, 429]


def test_a_look_up_costs_the_same_for_one_as_for_many(certificate, member, django_assert_max_num_queries):
    member.get(ROOM, {"q": "示例"})
    with CaptureQueriesContext(connection) as few:
        member.get(ROOM, {"q": "示例"})
    for _ in range(2):
        joined_application()
    with django_assert_max_num_queries(len(few)):
        page = member.get(ROOM, {"q": "示例"})
    assert len(page.context["found"]) == 4


def test_the_print_page_says_what_is_no_longer_valid(rendered, client):
    owner = rendered.membership.organisation.contacts.owners().filter(user__isnull=False).first().user
    owner.set_password("a long password")
    owner.save()
    client.force_login(owner)
    address = f"/member/certificates/{rendered.pk}/print/"
    assert "不是有效状态" not in client.get(address).content.decode()
    revoke_certificate(certificate=rendered, by=None, reason="示例")
    page = client.get(address).content.decode()
    assert "不是有效状态" in page
    assert f"/files/{rendered.paper.file_id}/pages/1/print/" in page
