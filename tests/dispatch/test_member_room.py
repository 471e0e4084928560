"""协会文件 in the member center."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from membership.dispatch.models import AssociationFile
from membership.dispatch.services import file_for, withdraw_file
from membership.papers.rules import IMAGE
from membership.papers.services import render_paper, store_upload
from tests.factories import joined_application, picture

pytestmark = pytest.mark.django_db
ROOM = reverse("center:files")


@pytest.fixture
def member(application, client):
    application.applicant.set_password("示例密码-2026")
    application.applicant.save()
    client.force_login(application.applicant)
    return client


def give(organisation, clerk, title="关于召开年会的通知", kind="notice"):
    file = store_upload(upload=picture(f"{title}.png"), rule=IMAGE, uploaded_by=clerk)
    return file_for(organisations=[organisation], kind=kind, title=title, file=file, by=clerk)[0]


def page_of(client, **query) -> str:
    return client.get(ROOM, query).content.decode()


def test_before_anything_was_sent_the_room_says_what_is_to_come(member):
    page = page_of(member)
    assert "将在 5–10 个工作日内寄出" in page
    assert "暂无文件" in page


def test_what_was_posted_stands_with_its_number_and_a_link_to_the_courier(member, application, send):
    certificate = application.organisation.membership.certificates.get()
    render_paper(paper_id=certificate.paper_id)
    send(application)
    page = page_of(member)
    parcel = application.organisation.parcels.get()
    assert parcel.number in page
    assert parcel.link in page
    assert certificate.paper.number in page
    assert "工作日内寄出" not in page


def test_a_file_is_new_until_it_is_opened_by_this_person(member, application, clerk):
    filed = give(application.organisation, clerk)
    assert "is-unread" in page_of(member)
    response = member.get(reverse("center:file", args=[filed.pk]))
    assert response.url == filed.file.preview_url
    assert "is-unread" not in page_of(member)


def test_all_can_be_marked_as_read_at_once(member, application, clerk):
    give(application.organisation, clerk), give(application.organisation, clerk, title="第二份")
    member.post(reverse("center:read-files"))
    assert "is-unread" not in page_of(member)


def test_the_list_narrows_to_a_kind(member, application, clerk):
    give(application.organisation, clerk, title="年会通知")
    give(application.organisation, clerk, title="证明信", kind="other")
    page = page_of(member, kind="other")
    assert "证明信" in page
    assert "年会通知" not in page


def test_another_companys_file_does_not_exist(member, clerk):
    other = joined_application()
    filed = give(other.organisation, clerk)
    assert member.get(reverse("center:file", args=[filed.pk])).status_code == 404
    assert member.get(filed.file.get_absolute_url()).status_code == 404


def test_what_was_taken_back_is_gone(member, application, clerk):
    filed = give(application.organisation, clerk, title="误传文件")
    withdraw_file(filed=filed, reason="传错单位", by=clerk)
    assert "误传文件" not in page_of(member)
    assert member.get(reverse("center:file", args=[filed.pk])).status_code == 404


def test_a_long_list_costs_no_more_queries_than_a_short_one(member, application, clerk):
    first = give(application.organisation, clerk)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            page_of(member)
        return len(queries)

    cost()
    few = cost()
    AssociationFile.objects.bulk_create(
        AssociationFile(
            organisation=application.organisation, kind="other", title=f"文件{n}", file=first.file
        )
        for n in range(10)
    )
    assert cost() == few
