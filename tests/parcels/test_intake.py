"""The secretariat's intake: scan, mark as received, record what nobody announced."""

import pytest
from django.urls import reverse

from membership.notifications.models import Notice
from membership.parcels.models import Parcel
from membership.parcels.refreshing import refresh_tracking
from membership.parcels.services import record_parcel
from tests.factories import UserFactory, announced_parcel, awaiting_papers, organisation

pytestmark = pytest.mark.django_db
INTAKE = "/admin/parcels/intake/"


@pytest.fixture
def keeper(client):
    client.force_login(
        UserFactory(staff="reviewer", phone=False), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def page_of(parcel) -> str:
    return reverse("parcels:inspect", args=[parcel.pk])


@pytest.mark.parametrize("scanned", ["SF1234567890123", " sf1234567890123\r\n", "ＳＦ1234567890123"])
def test_a_scanned_number_leads_straight_to_its_parcel(keeper, scanned):
    parcel = announced_parcel(number="SF1234567890123")
    announced_parcel()
    assert keeper.get(INTAKE, {"q": scanned}).url == page_of(parcel)


def test_a_number_that_two_companies_share_shows_both(keeper):
    parcels = [announced_parcel(number="SF1234567890123") for _ in range(2)]
    page = keeper.get(INTAKE, {"q": "SF1234567890123"})
    assert set(page.context["found"]) == set(parcels)
    keeper.post(INTAKE, {"parcel": [parcel.pk for parcel in parcels]})
    assert Parcel.objects.received().count() == 2


def test_found_by_the_end_of_its_number_by_company_and_by_code(keeper):
    company = organisation(name="示例寻找供热有限公司")
    parcel = announced_parcel(organisation=company, number="YT8800112233445")
    announced_parcel()
    for typed in ("3445", "寻找供热", company.uscc, company.uscc.lower()):
        assert keeper.get(INTAKE, {"q": typed}).context["found"] == [parcel]


def test_received_with_one_press_the_company_told_and_on_to_the_next(
    keeper, django_capture_on_commit_callbacks
):
    application = awaiting_papers()
    parcel = announced_parcel(organisation=application.organisation)
    answer = keeper.post(page_of(parcel), {"decision": "receive"}, follow=True)
    assert answer.redirect_chain[-1][0] == INTAKE
    assert reverse("applications:inspect", args=[application.pk]) in answer.content.decode()
    parcel.refresh_from_db()
    assert parcel.status == Parcel.Status.RECEIVED
    assert Notice.objects.filter(type="parcel_received").exists()


def test_receiving_twice_says_that_somebody_was_faster(keeper):
    parcel = announced_parcel()
    keeper.post(page_of(parcel), {"decision": "receive"})
    before = Notice.objects.count()
    answer = keeper.post(page_of(parcel), {"decision": "receive"}, follow=True)
    assert answer.redirect_chain[-1][0] == page_of(parcel)
    assert Notice.objects.count() == before


def test_what_nobody_announced_is_recorded_with_the_scanned_number(keeper):
    page = keeper.get(INTAKE, {"q": "78901234567890"}).content.decode()
    assert "/admin/parcels/record/?number=78901234567890" in page
    given = {"courier": "zto", "number": "78901234567890", "sender": "示例某某公司"}
    keeper.post("/admin/parcels/record/", given)
    parcel = Parcel.objects.get()
    assert (parcel.status, parcel.organisation) == (Parcel.Status.RECEIVED, None)
    company = organisation()
    keeper.post(page_of(parcel), {"decision": "assign", "company": company.uscc})
    parcel.refresh_from_db()
    assert parcel.organisation == company


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"courier": "zto", "number": ""}, "number"),
        ({"courier": "zto", "number": "12"}, "number"),
        ({"courier": "hand", "number": ""}, "sender"),
        ({"courier": "zto", "number": "78901234567890", "company": "没有这个单位"}, "company"),
        ({"courier": "zto", "number": "78901234567890", "company": "示例同名"}, "company"),
    ],
)
def test_a_wrong_record_says_so_beside_the_field(keeper, given, field):
    for place in ("甲", "乙"):
        organisation(name=f"示例同名{place}有限公司")
    page = keeper.post("/admin/parcels/record/", given)
    assert field in page.context["form"].errors
    assert not Parcel.objects.exists()


def test_the_same_unknown_parcel_is_recorded_once(keeper):
    record_parcel(courier="zto", number="78901234567890", by=UserFactory())
    page = keeper.post("/admin/parcels/record/", {"courier": "zto", "number": "78901234567890"})
    assert "number" in page.context["form"].errors


def test_the_list_opens_with_what_is_awaited_and_counts_the_rest(keeper):
    awaited, company = announced_parcel(), organisation()
    record_parcel(courier="zto", number="78901234567890", by=UserFactory(), organisation=company)
    record_parcel(courier="zto", number="78901234567891", by=UserFactory())
    page = keeper.get("/admin/parcels/")
    assert list(page.context["object_list"]) == [awaited]
    assert {each["key"]: each["count"] for each in page.context["scopes"]} == {
        "awaited": 1,
        "received": 2,
        "unassigned": 1,
        "posted": 0,
        "all": 3,
    }


def test_a_parcels_page_tells_its_way_and_asks_only_after_a_while(keeper, kuaidi100):
    parcel = announced_parcel()
    keeper.post(page_of(parcel), {"decision": "ask"})
    keeper.post(page_of(parcel), {"decision": "ask"})
    assert len(kuaidi100.asked) == 1
    assert "已到达 北京转运中心" in keeper.get(page_of(parcel)).content.decode()
    assert refresh_tracking() == 0


def test_the_desk_counts_what_is_awaited(keeper):
    announced_parcel()
    assert 'href="/admin/parcels/"' in keeper.get("/admin/").content.decode()


def test_leadership_reads_the_list_but_receives_nothing(client):
    from django.contrib.auth.models import Permission

    reader = UserFactory(phone=False)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_parcel", "access_admin"]))
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    parcel = announced_parcel()
    assert client.get(page_of(parcel)).status_code == 200
    client.post(page_of(parcel), {"decision": "receive"})
    parcel.refresh_from_db()
    assert parcel.status == Parcel.Status.ANNOUNCED
