import pytest
from wagtail.models import ModelLogEntry

from membership.certificates.errors import StillStands
from membership.certificates.models import Certificate, CertificateSettings
from membership.certificates.services import (
    issue_certificate,
    reissue_certificate,
    retry_rendering,
    revoke_certificate,
)
from membership.dues.models import Period
from membership.dues.services import confirm_voucher
from membership.dues.signals import period_started
from membership.errors import IllegalTransition
from membership.papers.models import Paper, RenderStatus
from tests.factories import approved_application, joined_application, voucher_for


def test_a_paid_term_brings_exactly_one_certificate(application):
    period = Period.objects.get()
    assert Certificate.objects.get().period == period


def test_signalled_twice_it_is_still_one(application):
    period_started.send(sender=Period, period=Period.objects.get(), by=None)
    issue_certificate(period=Period.objects.get(), by=None)
    assert Certificate.objects.count() == Paper.objects.filter(kind="certificate").count() == 1


def test_numbers_follow_each_other_and_carry_the_prefix(db):
    settings = CertificateSettings.load()
    settings.number_prefix = "示证"
    settings.save()
    first, second = (
        joined_application().organisation.membership.certificates.get().paper.number for _ in range(2)
    )
    assert first.startswith("示证20")
    assert (first[-4:], second[-4:]) == ("0001", "0002")


def test_no_certificate_without_its_term(db, monkeypatch):
    """Both are written in one transaction: if the certificate cannot be, nothing is."""
    application = approved_application()
    voucher = voucher_for(application.order)

    def fail(**kwargs):
        raise RuntimeError

    monkeypatch.setattr("membership.certificates.services.issuing.issue_paper", fail)
    with pytest.raises(RuntimeError):
        confirm_voucher(
            voucher=voucher, by=None, amount=application.order.amount, received_on=voucher.submitted_at.date()
        )
    voucher.refresh_from_db()
    assert voucher.status == "submitted"
    assert not Period.objects.exists()


def test_what_is_printed_is_kept_when_company_and_settings_change(certificate):
    organisation = certificate.membership.organisation
    old_name, organisation.name = organisation.name, "示例改名有限公司"
    organisation.save()
    assert certificate.paper.data["company"] == old_name
    assert certificate.paper.holder == old_name


def test_a_certificate_is_revoked_once_with_its_reason(certificate, staff):
    by = staff("revoke_certificate")
    revoke_certificate(certificate=certificate, by=by, reason="示例：单位更名")
    with pytest.raises(IllegalTransition):
        revoke_certificate(certificate=certificate, by=by, reason="又一次")
    entry = ModelLogEntry.objects.get(action="certificates.revoke")
    assert (entry.user, entry.data["reason"]) == (by, "示例：单位更名")


def test_a_revoked_certificate_can_be_issued_again_once(certificate, staff):
    by = staff()
    with pytest.raises(StillStands):
        reissue_certificate(certificate=certificate, by=by)
    revoke_certificate(certificate=certificate, by=by, reason="示例")
    organisation = certificate.membership.organisation
    organisation.name = "示例改名有限公司"
    organisation.save()
    again = reissue_certificate(certificate=certificate, by=by)
    assert again.paper.data["company"] == "示例改名有限公司"
    assert (again.period, again.edition) == (certificate.period, 2)
    with pytest.raises(IllegalTransition):
        reissue_certificate(certificate=certificate, by=by)


def test_issuing_never_replaces_a_revoked_certificate_by_itself(certificate):
    revoke_certificate(certificate=certificate, by=None, reason="示例")
    period_started.send(sender=Period, period=certificate.period, by=None)
    assert Certificate.objects.count() == 1


def test_only_a_failed_pdf_is_asked_for_again(certificate, staff):
    with pytest.raises(IllegalTransition):
        retry_rendering(certificate=certificate, by=staff())
    Paper.objects.update(render_status=RenderStatus.FAILED)
    retry_rendering(certificate=certificate, by=staff())
    assert ModelLogEntry.objects.filter(action="certificates.render_again").count() == 1
