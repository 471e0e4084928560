"""One batch: parcels, items, files and messages together, or none of them."""

import threading
import uuid

import pytest
from django.db import connection
from django.utils import timezone

from membership.dispatch.errors import AlreadySettled
from membership.dispatch.models import AssociationFile, Batch, Owed
from membership.dispatch.services import call_off_dispatch, correct_dispatch, dispatch_batch
from membership.errors import DomainError
from membership.notifications.models import Notice
from membership.papers.services import render_paper
from membership.parcels.errors import ParcelKnown
from membership.parcels.models import Parcel
from tests.factories import joined_application

pytestmark = pytest.mark.django_db


def posted_notices():
    return Notice.objects.filter(type="files_arrived", channel="sms")


def test_a_batch_sends_one_parcel_a_company_and_tells_each_once(application, send):
    other = joined_application()
    batch = send(application, other)
    assert Parcel.objects.outgoing().count() == 2
    assert {row.status for row in Owed.objects.all()} == {Owed.Status.SENT}
    assert {row.batch for row in Owed.objects.all()} == {batch}
    texts = [notice.text for notice in posted_notices()]
    assert len(texts) == 2
    number = application.organisation.parcels.get().number
    assert any(number in text and "顺丰速运" in text for text in texts)


def test_the_company_finds_what_was_posted_with_its_number(application, send):
    certificate = application.organisation.membership.certificates.get()
    render_paper(paper_id=certificate.paper_id)
    send(application)
    files = {filed.kind: filed for filed in AssociationFile.objects.all()}
    assert files["certificate"].file == certificate.paper.__class__.objects.get(pk=certificate.paper_id).file
    assert files["certificate"].parcel == files["other"].parcel == application.organisation.parcels.get()


def test_a_certificate_whose_pdf_comes_after_the_post_is_one_file(application, send):
    send(application)
    certificate = application.organisation.membership.certificates.get()
    assert AssociationFile.objects.get(kind="certificate").file is None
    render_paper(paper_id=certificate.paper_id)
    filed = AssociationFile.objects.get(kind="certificate")
    assert filed.file is not None
    assert filed.parcel is not None


def test_the_same_page_sent_twice_is_one_batch(application, send):
    token = uuid.uuid4()
    owed = list(Owed.objects.values_list("pk", flat=True))
    first, second = send(application, token=token), send(application, token=token, owed=owed)
    assert first == second
    assert Parcel.objects.outgoing().count() == 1
    assert posted_notices().count() == 1


def test_one_bad_number_stops_the_whole_batch(application, send):
    other = joined_application()
    numbers = {application.organisation_id: "SF1000000000001", other.organisation_id: ""}
    with pytest.raises(DomainError):
        send(application, other, numbers=numbers)
    assert not Batch.objects.exists()
    assert not Parcel.objects.exists()
    assert not posted_notices().exists()
    assert Owed.objects.waiting().count() == 4


def test_what_was_sent_is_not_sent_again(application, send):
    owed = list(Owed.objects.values_list("pk", flat=True))
    send(application)
    with pytest.raises(AlreadySettled, match=application.organisation.name):
        send(application, owed=owed)


def test_a_wrong_number_is_corrected_with_a_trace_and_the_company_told(application, send, clerk):
    send(application)
    parcel = application.organisation.parcels.get()
    before = parcel.number
    parcel = correct_dispatch(parcel=parcel, courier="ems", number="1234 5678 90123", by=clerk)
    assert (parcel.courier, parcel.number) == ("ems", "1234567890123")
    assert "1234567890123" in Notice.objects.get(type="parcel_corrected", channel="sms").text
    from wagtail.log_actions import registry

    data = [entry.data for entry in registry.get_logs_for_instance(parcel) if "before" in (entry.data or {})]
    assert before in data[0]["before"]


def test_a_number_that_another_parcel_of_the_company_has_is_refused(application, send, clerk):
    send(application)
    first = application.organisation.parcels.get()
    from membership.dispatch.services import owe

    owe(organisations=[application.organisation], note="期刊", by=clerk)
    with pytest.raises(ParcelKnown):
        send(application, numbers={application.organisation_id: first.number})


def test_what_was_called_off_is_owed_again_and_leaves_no_number(application, send, clerk):
    certificate = application.organisation.membership.certificates.get()
    render_paper(paper_id=certificate.paper_id)
    send(application)
    call_off_dispatch(parcel=application.organisation.parcels.get(), reason="快递员未取件", by=clerk)
    assert Owed.objects.waiting().count() == 2
    assert AssociationFile.objects.get().parcel is None
    assert Notice.objects.filter(type="parcel_called_off", channel="sms").count() == 1
    send(application)
    assert Parcel.objects.filter(status="posted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_page_sent_by_two_presses_at_once_posts_once(application, clerk):
    token, owed = uuid.uuid4(), list(Owed.objects.values_list("pk", flat=True))
    results = at_once(lambda: press(application, clerk, token, owed).pk)
    assert results[0] == results[1] == Batch.objects.get().pk
    assert Parcel.objects.outgoing().count() == posted_notices().count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_send_the_same_at_once_post_once(application, clerk):
    owed = list(Owed.objects.values_list("pk", flat=True))
    results = at_once(lambda: press(application, clerk, uuid.uuid4(), owed).pk)
    assert sorted(map(str, results))[1:] == ["AlreadySettled"]
    assert Parcel.objects.outgoing().count() == posted_notices().count() == Batch.objects.count() == 1


def press(application, clerk, token, owed):
    return dispatch_batch(
        token=token,
        owed=owed,
        courier="sf",
        numbers={application.organisation_id: f"SF{uuid.uuid4().int % 10**12:012}"},
        posted_on=timezone.localdate(),
        by=clerk,
    )


def at_once(act):
    results, together = [], threading.Barrier(2, timeout=10)

    def run():
        try:
            together.wait()
            results.append(act())
        except Exception as error:
            results.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
