"""协会文件: what lands there, and who may open it."""

from importlib import import_module

import pytest
from django.apps import apps

from membership.dispatch.models import AssociationFile
from membership.dispatch.services import file_for, withdraw_file
from membership.errors import IllegalTransition
from membership.notifications.models import Notice
from membership.papers.rules import IMAGE
from membership.papers.services import render_paper, store_upload
from tests.dispatch.test_owing import issued_invoice
from tests.factories import joined_application, picture

pytestmark = pytest.mark.django_db


def upload(clerk, name="示例通知.png"):
    return store_upload(upload=picture(name), rule=IMAGE, uploaded_by=clerk)


def may_open(client, user, file) -> bool:
    client.force_login(user)
    return client.get(file.get_absolute_url()).status_code == 200


def test_a_certificate_lands_as_soon_as_its_pdf_is_made(application):
    assert not AssociationFile.objects.exists()
    certificate = application.organisation.membership.certificates.get()
    render_paper(paper_id=certificate.paper_id)
    filed = AssociationFile.objects.get()
    assert (filed.kind, filed.number) == ("certificate", certificate.paper.number)
    assert filed.organisation == application.organisation


def test_an_invoice_lands_when_it_is_issued(application, clerk):
    file = upload(clerk, "发票.png")
    issued_invoice(application, clerk, file=file)
    filed = AssociationFile.objects.get(kind="invoice")
    assert (filed.number, filed.file) == ("24320000000000000001", file)


def test_a_file_for_two_companies_opens_to_both_and_to_nobody_else(application, clerk, client):
    other, stranger = joined_application(), joined_application()
    file = upload(clerk)
    companies = [application.organisation, other.organisation]
    file_for(organisations=companies, kind="notice", title="年会通知", file=file, by=clerk)
    assert [may_open(client, each.applicant, file) for each in (application, other, stranger)] == [
        True,
        True,
        False,
    ]
    assert Notice.objects.filter(type="file_given", channel="sms").count() == 2


def test_what_was_taken_back_no_longer_opens(application, clerk, client):
    file = upload(clerk)
    [filed] = file_for(
        organisations=[application.organisation], kind="other", title="误传", file=file, by=clerk
    )
    withdraw_file(filed=filed, reason="传错单位", by=clerk)
    assert not may_open(client, application.applicant, file)
    with pytest.raises(IllegalTransition):
        withdraw_file(filed=filed, reason="再次", by=clerk)


def test_what_was_issued_before_there_were_association_files_is_filed_once(application, clerk):
    certificate = application.organisation.membership.certificates.get()
    render_paper(paper_id=certificate.paper_id)
    issued_invoice(application, clerk)
    AssociationFile.objects.all().delete()
    migration = import_module("membership.dispatch.migrations.0002_file_what_was_issued")
    for _ in range(2):
        migration.file_certificates(apps, None)
        migration.file_invoices(apps, None)
    filed = {each.kind: each for each in AssociationFile.objects.all()}
    assert AssociationFile.objects.count() == 2
    assert filed["certificate"].number == certificate.paper.number
    assert filed["invoice"].organisation == application.organisation
