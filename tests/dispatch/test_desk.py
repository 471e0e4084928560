"""The dispatch desk, as the secretariat uses it."""

import io
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from membership.dispatch.models import AssociationFile, Batch, Owed
from membership.notifications.models import Notice
from membership.organisations.models import Organisation
from membership.parcels.models import Parcel
from tests.factories import joined_application, picture

pytestmark = pytest.mark.django_db
INDEX, SEND = reverse("dispatch:index"), reverse("dispatch:send")


@pytest.fixture
def desk(clerk):
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def text_of(response) -> str:
    return response.content.decode()


def filled(*applications, step="send", **changes) -> dict:
    """What the browser sends for all that these companies wait for."""
    companies = [each.organisation_id for each in applications]
    owed = Owed.objects.waiting().filter(organisation__in=companies).values_list("pk", flat=True)
    return {
        "token": str(uuid.uuid4()),
        "courier": "sf",
        "posted_on": timezone.localdate().isoformat(),
        "company": companies,
        "owed": list(owed),
        "step": step,
        **{f"number-{pk}": f"SF1000000{pk:06}" for pk in companies},
    } | changes


def test_the_list_shows_what_is_owed_the_oldest_first_and_marks_what_is_late(desk, application):
    other = joined_application()
    Owed.objects.filter(organisation=other.organisation).update(due_on="2026-01-05")
    page = text_of(desk.get(INDEX))
    assert page.index(other.organisation.name) < page.index(application.organisation.name)
    assert page.count("desk-badge--danger") == 2
    late = text_of(desk.get(INDEX, {"trouble": "overdue"}))
    assert other.organisation.name in late
    assert application.organisation.name not in late
    certificates = text_of(desk.get(INDEX, {"item": "certificate"}))
    assert certificates.count('name="owed"') == 2


def test_many_owed_cost_no_more_queries_than_few(desk, application):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(INDEX)
        return len(queries)

    cost()
    few = cost()
    for _ in range(3):
        joined_application()
    assert cost() == few


def test_the_page_says_what_will_happen_before_anything_does(desk, application):
    response = desk.post(SEND, filled(application, step="check"))
    page = text_of(response)
    assert "This will happen" in page
    assert f"SF1000000{application.organisation_id:06}" in page
    assert not Parcel.objects.exists()


def test_confirmed_it_is_sent_and_pressed_twice_it_is_sent_once(desk, application):
    given = filled(application)
    first, second = desk.post(SEND, given), desk.post(SEND, given)
    batch = Batch.objects.get()
    assert first.url == second.url == reverse("batches:inspect", args=[batch.pk])
    assert Parcel.objects.count() == 1
    assert Notice.objects.filter(type="files_arrived", channel="sms").count() == 1
    page = text_of(desk.get(first.url))
    assert Parcel.objects.get().number in page


@pytest.mark.parametrize("number", ["", "12", "快递单号"])
def test_a_number_no_courier_prints_is_said_beside_it_and_nothing_is_lost(desk, application, number):
    given = filled(application, step="check", **{f"number-{application.organisation_id}": number})
    given[f"enclosures-{application.organisation_id}"] = "《示例供热》两册"
    page = text_of(desk.post(SEND, given))
    assert "error-message" in page
    assert "《示例供热》两册" in page
    assert not Batch.objects.exists()


def test_two_companies_never_have_one_number(desk, application):
    other = joined_application()
    same = {f"number-{each.organisation_id}": "SF1234567890" for each in (application, other)}
    page = text_of(desk.post(SEND, filled(application, other, **same)))
    assert "Another company of this batch has the same number" in page
    assert not Parcel.objects.exists()


def test_a_pasted_column_fills_the_numbers_from_top_to_bottom(desk, application):
    other = joined_application()
    given = filled(application, other, column="SF9000000001\nSF9000000002\n")
    given |= {f"number-{each.organisation_id}": "" for each in (application, other)}
    desk.post(SEND, given)
    assert set(Parcel.objects.values_list("number", flat=True)) == {"SF9000000001", "SF9000000002"}


def test_a_column_of_another_length_is_refused(desk, application):
    other = joined_application()
    given = filled(application, other, column="SF9000000001\nSF9000000002\nSF9000000003")
    given |= {f"number-{each.organisation_id}": "" for each in (application, other)}
    page = text_of(desk.post(SEND, given))
    assert "There are 3 numbers here, and 2 companies without a number." in page
    assert not Parcel.objects.exists()


def test_what_is_not_ticked_waits_on(desk, application):
    given = filled(application)
    given["owed"] = given["owed"][:1]
    desk.post(SEND, given)
    assert Owed.objects.waiting().count() == 1


def test_what_a_colleague_has_sent_meanwhile_is_said(desk, application, send):
    other = joined_application()
    given = filled(application, other)
    send(application)
    page = text_of(desk.post(SEND, given))
    assert "in the meantime" in page
    assert application.organisation.name in page
    assert Batch.objects.count() == 1


def test_a_wrong_number_is_corrected_and_a_parcel_called_off_on_the_desk(desk, application, send):
    send(application)
    owed = Owed.objects.first()
    correct = reverse("dispatch:correct", args=[owed.pk])
    desk.post(correct, {"courier": "ems", "number": "1234567890123"})
    assert str(Parcel.objects.get()) == "EMS 1234567890123"
    desk.post(reverse("dispatch:call_off", args=[owed.pk]), {"reason": "快递员未取件"})
    assert Owed.objects.waiting().count() == 2


def test_the_list_goes_to_excel_with_addresses(desk, application):
    content = b"".join(desk.get(INDEX, {"export": "xlsx"}).streaming_content)
    rows = list(load_workbook(io.BytesIO(content)).active.values)
    assert len(rows) == 3
    assert application.organisation.address in rows[1]
    assert application.contact_name in rows[1]


def test_staff_give_companies_by_name_or_code_a_file(desk, application):
    other = joined_application()
    given = {
        "companies": f"{application.organisation.name}\n{other.organisation.uscc.lower()}",
        "kind": "notice",
        "title": "关于召开年会的通知",
        "dated": "2026-11-20",
        "file": picture("通知.png"),
    }
    response = desk.post(reverse("association_files:give"), given)
    assert response.status_code == 302
    assert AssociationFile.objects.count() == 2
    assert Notice.objects.filter(type="file_given", channel="sms").count() == 2


def test_an_unknown_company_is_named_and_the_chosen_file_kept(desk, application):
    given = {
        "companies": "没有这家单位",
        "kind": "notice",
        "title": "通知",
        "dated": "2026-11-20",
        "file": picture("通知.png"),
    }
    page = text_of(desk.post(reverse("association_files:give"), given))
    assert "没有这家单位" in page
    assert "通知.png" in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    again = {name: value for name, value in given.items() if name != "file"}
    again |= {"companies": application.organisation.name, "kept": kept}
    desk.post(reverse("association_files:give"), again)
    assert AssociationFile.objects.get().file.name == "通知.png"


def test_without_an_address_the_desk_says_so(desk, application):
    Organisation.objects.update(address="")
    listed = text_of(desk.get(INDEX, {"trouble": "address"}))
    assert application.organisation.name in listed
    owed = Owed.objects.values_list("pk", flat=True)
    assert "No postal address" in text_of(desk.get(SEND, {"owed": list(owed)}))
