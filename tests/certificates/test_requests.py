"""A member asks for a new certificate; the secretariat answers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from membership.certificates.models import Certificate, CertificateRequest, CertificateSettings
from membership.certificates.services import revoke_certificate
from membership.dispatch.models import AssociationFile, Owed
from membership.dispatch.services import owe_for_period
from membership.dues.models import Period
from membership.notifications.models import Notice
from membership.organisations.models import Organisation, Role
from tests.factories import UserFactory, add_person, joined_application, picture

ROOM = "/member/certificates/"


@pytest.fixture
def member(application, client):
    """The browser of the company's owner."""
    return browser_of(application, client)


@pytest.fixture
def desk(staff, client):
    """The browser of staff who answers."""
    answers = staff("view_certificaterequest", "change_certificaterequest")

    def log_in():
        client.force_login(answers)
        return client

    return log_in


def browser_of(application, client):
    application.applicant.set_password("a long password")
    application.applicant.save()
    client.force_login(application.applicant)
    return client


def ask(member, certificate, **values):
    company = certificate.membership.organisation_id
    given = {"company": company, "kind": "lost", "note": "搬家时遗失"} | values
    return member.post(f"{ROOM}{certificate.pk}/request/", given)


def rename(certificate, name="示例新名热力有限公司"):
    Organisation.objects.filter(pk=certificate.membership.organisation_id).update(name=name)
    return name


def answer(client, request, decision, **given):
    address = reverse("certificate_requests:inspect", args=[request.pk])
    return client.post(address, {"decision": decision, **given}, follow=True)


def test_a_lost_certificate_is_replaced_by_one_with_a_new_number(member, certificate, desk):
    assert ask(member, certificate, declaration=picture("遗失说明.png")).status_code == 302
    asked = CertificateRequest.objects.get()
    assert asked.declaration.name == "遗失说明.png"
    assert "正在处理中" in member.get(ROOM).content.decode()
    answer(desk(), asked, "grant")
    asked.refresh_from_db()
    old = Certificate.objects.get(pk=certificate.pk)
    assert (asked.status, old.state, asked.replacement.state) == ("granted", "revoked", "valid")
    assert asked.replacement.paper.number != old.paper.number
    told = Notice.objects.filter(type="certificate_reissued", channel="inbox").get()
    assert told.params["number"] == asked.replacement.paper.number


def test_a_new_name_is_proposed_and_printed(member, certificate, desk):
    name = rename(certificate)
    page = member.get(ROOM).content.decode()
    assert "您的证书与现有单位信息不一致" in page
    assert name in page
    ask(member, certificate, kind="name_changed")
    answer(desk(), CertificateRequest.objects.get(), "grant")
    assert Certificate.objects.first().paper.data["company"] == name


def test_nothing_is_asked_for_that_would_change_nothing(member, certificate):
    page = ask(member, certificate, kind="name_changed")
    assert page.status_code == 200
    assert page.context["form"].errors["kind"]
    assert not CertificateRequest.objects.exists()


def test_one_request_waits_at_a_time_and_can_be_withdrawn(member, certificate):
    ask(member, certificate)
    assert "已有一份申请" in ask(member, certificate).content.decode()
    asked = CertificateRequest.objects.get()
    address = reverse("center:withdraw-certificate-request", args=[asked.pk])
    member.post(address, {"company": certificate.membership.organisation_id})
    asked.refresh_from_db()
    assert asked.status == "withdrawn"
    assert ask(member, certificate).status_code == 302


def test_a_file_that_was_sent_survives_a_mistake_beside_it(member, certificate):
    page = ask(member, certificate, kind="", note="搬家时遗失", declaration=picture("说明.png"))
    form, sent = page.context["form"], page.context["sent"]
    assert form.errors["kind"]
    assert "搬家时遗失" in page.content.decode()
    ask(member, certificate, sent=str(sent.pk))
    assert CertificateRequest.objects.get().declaration == sent


def test_somebody_elses_file_cannot_be_sent_along(member, certificate):
    other = joined_application()
    ask(member, certificate, sent=str(other.licence.pk))
    assert CertificateRequest.objects.get().declaration is None


def test_where_a_declaration_is_needed_a_loss_is_not_reported_without(member, certificate):
    settings = CertificateSettings.load()
    settings.lost_needs_declaration = True
    settings.save()
    assert ask(member, certificate).context["form"].errors["declaration"]
    assert ask(member, certificate, declaration=picture()).status_code == 302


def test_an_expired_or_revoked_certificate_is_not_replaced(member, certificate, staff):
    now = timezone.now()
    Period.objects.update(starts_at=now - timedelta(days=400), ends_at=now - timedelta(days=1))
    assert ask(member, certificate).url == ROOM
    Period.objects.update(ends_at=now + timedelta(days=1))
    revoke_certificate(certificate=certificate, by=None, reason="示例")
    assert ask(member, certificate).url == ROOM
    assert not CertificateRequest.objects.exists()


def test_a_refusal_says_why_and_leaves_the_certificate(member, certificate, desk):
    ask(member, certificate)
    asked = CertificateRequest.objects.get()
    assert "请填写原因" in answer(desk(), asked, "return", reason="").content.decode()
    answer(desk(), asked, "return", reason="证书已寄出")
    asked.refresh_from_db()
    assert (asked.status, certificate.state) == ("refused", "valid")
    member = browser_of_owner(asked, desk())
    assert "证书已寄出" in member.get(ROOM).content.decode()
    assert "处理" in answer(desk(), asked, "grant").content.decode()  # somebody has dealt with it
    assert Certificate.objects.count() == 1


def browser_of_owner(asked, client):
    client.force_login(asked.requested_by)
    return client


def test_dues_people_and_other_companies_cannot_ask(certificate, client):
    dues = add_person(certificate.membership.organisation, Role.DUES)
    rival = joined_application().applicant
    for user, status in ((dues, 403), (rival, 404)):
        user.set_password("a long password")
        user.save()
        client.force_login(user)
        assert ask(client, certificate).status_code == status
    assert not CertificateRequest.objects.exists()


def test_who_only_reads_requests_decides_none(member, certificate, staff, client):
    ask(member, certificate)
    client.force_login(staff("view_certificaterequest"))
    answer(client, CertificateRequest.objects.get(), "grant")
    assert CertificateRequest.objects.get().status == "requested"


def test_the_paper_is_owed_again_and_what_was_sent_keeps_its_number(member, certificate, desk, staff):
    owe_for_period(period=certificate.period, by=None)
    row = Owed.objects.filter(item="certificate").first() or Owed.objects.create(
        organisation=certificate.membership.organisation,
        item="certificate",
        period=certificate.period,
        due_on=timezone.localdate(),
    )
    row.settle("sent", by=None)
    row.save()
    ask(member, certificate)
    answer(desk(), CertificateRequest.objects.get(), "grant")
    newest = Certificate.objects.first()
    again = Owed.objects.with_papers().get(certificate=newest)
    assert (again.status, again.number) == ("owed", newest.paper.number)
    assert Owed.objects.with_papers().get(pk=row.pk).number == certificate.paper.number
    assert not AssociationFile.objects.filter(paper=newest.paper).exists()  # until its PDF is made


def test_what_was_never_posted_is_not_posted_again(member, certificate, desk):
    Owed.objects.all().delete()
    ask(member, certificate)
    answer(desk(), CertificateRequest.objects.get(), "grant")
    assert not Owed.objects.exists()


def test_the_queue_and_the_room_cost_the_same_however_many(
    member, certificate, staff, client, django_assert_max_num_queries
):
    for _number in range(6):
        CertificateRequest.objects.create(certificate=certificate, kind="lost", status="refused")
    member.get(ROOM)
    with django_assert_max_num_queries(40):
        member.get(ROOM)
    client.force_login(staff("view_certificaterequest"))
    client.get(reverse("certificate_requests:index"))
    with django_assert_max_num_queries(25):
        client.get(reverse("certificate_requests:index"), {"status": "all"})


def test_a_stranger_does_not_open_the_declaration(member, certificate, client):
    ask(member, certificate, declaration=picture())
    address = CertificateRequest.objects.get().declaration.get_absolute_url()
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
