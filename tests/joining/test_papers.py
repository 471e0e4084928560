"""The step "papers by post" as its company sees it."""

import pytest
from django.urls import reverse

from membership.joining.models import Application
from membership.parcels.models import Parcel
from membership.parcels.services import receive_parcel
from tests.factories import UserFactory, add_person, announced_parcel, awaiting_papers, review

pytestmark = pytest.mark.django_db
URL = "/join/papers/"


@pytest.fixture
def application():
    return awaiting_papers()


@pytest.fixture
def company(client, application):
    client.force_login(application.applicant, backend="django.contrib.auth.backends.ModelBackend")
    return client


def enter(company, **changes):
    return company.post(URL, {"courier": "sf", "number": "sf1234567890123", "contents": ""} | changes)


def test_the_page_says_what_to_send_and_where_to(company):
    page = company.get(URL).content.decode()
    for words in ("营业执照复印件（加盖公章）", "示例市示例区示例路 1 号 501 室", "100000", "010-88880000"):
        assert words in page
    assert 'data-copy="示例秘书处 010-88880000\n示例市示例区示例路 1 号 501 室\n100000"' in page


def test_a_process_without_an_address_asks_to_call(company, application):
    type(application.process).objects.update(postal_address="")
    assert "data-copy=" not in company.get(URL).content.decode()


def test_a_company_enters_several_parcels_and_sees_where_they_are(company, application):
    assert enter(company).status_code == 302
    enter(company, courier="ems", number="1234567890123", contents="补寄材料")
    page = company.get(URL).content.decode()
    assert "SF1234567890123" in page
    assert "https://www.sf-express.com/chn/sc/waybill/waybill-detail/SF1234567890123" in page
    assert "补寄材料" in page
    assert Parcel.objects.filter(organisation=application.organisation, phone="010-88880000").count() == 2


@pytest.mark.parametrize(
    ("typed", "place"),
    [({"number": "12"}, "id_number"), ({"number": ""}, "id_number"), ({"courier": ""}, "id_courier")],
)
def test_a_wrong_number_says_so_beside_it_and_keeps_what_was_typed(company, typed, place):
    page = enter(company, contents="登记表", **typed)
    assert page.status_code == 200
    assert f'id="{place}_error"' in page.content.decode()
    assert "登记表" in page.content.decode()


def test_the_same_number_twice_is_refused_beside_the_field(company):
    enter(company)
    assert 'id="id_number_error"' in enter(company, number="SF 1234567890123").content.decode()
    assert Parcel.objects.count() == 1


def test_a_parcel_is_withdrawn_until_it_has_come(company, application):
    first = announced_parcel(organisation=application.organisation, by=application.applicant)
    second = announced_parcel(organisation=application.organisation, by=application.applicant)
    receive_parcel(parcel=second, by=UserFactory())
    for parcel in (first, second):
        company.post(reverse("joining:withdraw-parcel", args=[parcel.pk]))
        parcel.refresh_from_db()
    assert (first.status, second.status) == (Parcel.Status.WITHDRAWN, Parcel.Status.RECEIVED)


def test_another_companys_parcel_does_not_exist(company):
    parcel = announced_parcel()
    assert company.post(reverse("joining:withdraw-parcel", args=[parcel.pk])).status_code == 404


def test_what_is_asked_for_stands_there_until_more_has_come(company, application):
    parcel = announced_parcel(organisation=application.organisation)
    receive_parcel(parcel=parcel, by=UserFactory())
    application.refresh_from_db()
    review(application, "return", comment="请补寄盖章的登记表")
    assert company.get(URL).context["papers"].state == "asked"
    assert "请补寄盖章的登记表" in company.get(URL).content.decode()
    parcel = announced_parcel(organisation=application.organisation)
    assert company.get(URL).context["papers"].state == "sent"
    receive_parcel(parcel=parcel, by=UserFactory())
    assert company.get(URL).context["papers"].state == "received"


def test_the_page_learns_that_a_parcel_has_come_and_that_papers_were_accepted(company, application):
    parcel = announced_parcel(organisation=application.organisation)
    before = company.get("/join/state/").json()
    receive_parcel(parcel=parcel, by=UserFactory())
    arrived = company.get("/join/state/").json()
    assert before["token"] != arrived["token"]
    application.refresh_from_db()
    review(application, "approve")
    assert company.get("/join/state/").json()["url"] == "/join/dues/"
    assert company.get(URL).status_code == 302


def test_many_parcels_cost_no_more_questions_than_one(company, application, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    announced_parcel(organisation=application.organisation)
    company.get(URL)
    with CaptureQueriesContext(
        connection,
    ) as few:
        company.get(URL)
    for _ in range(5):
        announced_parcel(organisation=application.organisation)
    with django_assert_num_queries(len(few)):
        company.get(URL)


def test_only_the_step_of_papers_takes_parcels(client):
    from tests.factories import submitted_application

    application = submitted_application()
    client.force_login(application.applicant, backend="django.contrib.auth.backends.ModelBackend")
    assert enter(client).url == "/join/waiting/"
    assert application.status == Application.Status.SUBMITTED


def test_who_only_pays_the_dues_may_look_but_enters_no_parcel(client, application):
    payer = add_person(application.organisation, "dues")
    client.force_login(payer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(URL).status_code == 200
    enter(client)
    assert not Parcel.objects.filter(organisation=application.organisation).exists()

    client.force_login(
        add_person(application.organisation, "editor"), backend="django.contrib.auth.backends.ModelBackend"
    )
    enter(client)
    assert Parcel.objects.filter(organisation=application.organisation).exists()
