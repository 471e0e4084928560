import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from membership.certificates.models import Certificate
from membership.papers.models import Paper
from tests.factories import UserFactory, joined_application

ROOM = "certificate"


def url(name, *args):
    return reverse(f"{ROOM}:{name}", args=args)


def rooms(certificate):
    return {
        "list": url("index"),
        "one": url("inspect", certificate.pk),
        "revoke": url("revoke", certificate.pk),
        "reissue": url("reissue", certificate.pk),
        "render": url("render", certificate.pk),
    }


SEES, ACTS = {"list", "one"}, {"revoke", "reissue", "render"}


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        ([], set()),
        (["view_certificate"], SEES),
        (["view_certificate", "revoke_certificate"], SEES | ACTS),
        (["view_order", "change_voucher"], set()),
    ],
)
def test_each_role_opens_what_is_its_own(permissions, may, certificate, staff, client):
    client.force_login(staff(*permissions))
    for name, address in rooms(certificate).items():
        assert (client.get(address).status_code == 200) == (name in may), name


def test_members_and_strangers_are_kept_out_of_the_admin(certificate, application, client):
    for user in (None, application.applicant):
        if user:
            client.force_login(user)
        for address in rooms(certificate).values():
            response = client.get(address)
            assert response.status_code in (302, 403)


def test_the_pdf_opens_to_its_company_and_to_staff_in_charge_only(rendered, application, staff, client):
    address = rendered.paper.file.get_absolute_url()
    stranger = joined_application().applicant
    cases = [
        (None, 404),
        (stranger, 404),
        (UserFactory(), 404),
        (staff(), 404),
        (staff("view_order"), 404),
        (staff("view_certificate"), 200),
        (application.applicant, 200),
    ]
    for user, status in cases:
        client.logout()
        if user:
            client.force_login(user)
        assert client.get(address).status_code == status, user


def test_the_list_finds_by_number_member_and_company(certificate, staff, client):
    other = joined_application().organisation.membership.certificates.get()
    client.force_login(staff("view_certificate"))
    membership = certificate.membership
    for words in (certificate.paper.number, membership.number, membership.organisation.name):
        page = client.get(url("index"), {"q": words}).content.decode()
        assert certificate.membership.organisation.name in page
        assert other.membership.organisation.name not in page


def test_the_list_filters_by_state(certificate, staff, client):
    client.force_login(staff("view_certificate"))
    Paper.objects.filter(pk=certificate.paper_id).update(status="revoked")
    name = certificate.membership.organisation.name
    assert name in client.get(url("index"), {"state_now": "revoked"}).content.decode()
    assert name not in client.get(url("index"), {"state_now": "valid"}).content.decode()


def test_the_list_costs_the_same_for_one_as_for_many(
    certificate, staff, client, django_assert_max_num_queries
):
    client.force_login(staff("view_certificate"))
    client.get(url("index"))
    with CaptureQueriesContext(connection) as for_one:
        client.get(url("index"))
    for _ in range(2):
        joined_application()
    with django_assert_max_num_queries(len(for_one)):
        client.get(url("index"))


def test_revoking_asks_for_a_reason(certificate, staff, client):
    client.force_login(staff("view_certificate", "revoke_certificate"))
    page = client.post(url("revoke", certificate.pk), {"reason": ""})
    assert "请说明撤销原因" in page.content.decode()
    client.post(url("revoke", certificate.pk), {"reason": "示例：单位更名"})
    assert Certificate.objects.get(pk=certificate.pk).state == "revoked"
    page = client.get(url("inspect", certificate.pk)).content.decode()
    assert "示例：单位更名" in page


def test_after_revoking_it_is_issued_again_from_the_same_page(certificate, staff, client):
    client.force_login(staff("view_certificate", "revoke_certificate"))
    client.post(url("revoke", certificate.pk), {"reason": "示例"})
    response = client.post(url("reissue", certificate.pk))
    newest = Certificate.objects.first()
    assert newest.pk != certificate.pk
    assert response.url == url("inspect", newest.pk)
    assert newest.state == "valid"


def test_a_step_that_is_not_possible_says_so(certificate, staff, client):
    client.force_login(staff("view_certificate", "revoke_certificate"))
    page = client.post(url("reissue", certificate.pk), follow=True).content.decode()
    assert "尚未撤销" in page
