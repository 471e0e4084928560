"""Issuing certificates and taking them back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.dues.models import DuesSettings, Membership, Period
from membership.errors import IllegalTransition
from membership.papers.models import Paper, PaperStatus, RenderStatus
from membership.papers.numbering import next_number
from membership.papers.services import issue_paper, revoke_paper

from ..errors import StillStands
from ..models import Certificate, CertificateSettings
from ..notices import tell_reissued
from ..signals import certificate_reissued
from ..wording import compose_body, last_day, plain_date

KIND = "certificate"


@transaction.atomic
def issue_certificate(*, period: Period, by: User | None, not_before: datetime | None = None) -> Certificate:
    """The certificate of a paid term; asked for again, the one that was issued is given back.

    Where many are issued at once, `not_before` says when the PDF's turn comes."""
    membership = Membership.objects.select_for_update().get(pk=period.membership_id)
    issued = period.certificates.first()
    return issued or _issue(period, membership, edition=1, by=by, not_before=not_before)


@transaction.atomic
def reissue_certificate(*, certificate: Certificate, by: User) -> Certificate:
    """A new certificate, with today's name and settings, for the term of a revoked one.

    Raises `StillStands` unless it was revoked, `IllegalTransition` when a newer one exists already."""
    membership = Membership.objects.select_for_update().get(pk=certificate.membership_id)
    certificate = Certificate.objects.select_related("paper").get(pk=certificate.pk)
    if not certificate.is_revoked:
        raise StillStands
    if certificate.is_superseded:
        raise IllegalTransition
    newer = _issue(certificate.period, membership, edition=certificate.edition + 1, by=by)
    certificate_reissued.send(sender=Certificate, certificate=newer, by=by)
    tell_reissued(newer, instead_of=certificate)
    return newer


@transaction.atomic
def replace_certificate(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """A new certificate for the same term; the one that hangs is void from now on, if it was not before.

    Raises `IllegalTransition` when a newer one exists already."""
    Membership.objects.select_for_update().get(pk=certificate.membership_id)
    certificate = Certificate.objects.with_standing().get(pk=certificate.pk)
    if not certificate.is_revoked:
        certificate = revoke_certificate(certificate=certificate, by=by, reason=reason)
    return reissue_certificate(certificate=certificate, by=by)


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, by: User | None, reason: str) -> Certificate:
    """Declare a certificate void; the look-up page says so from now on. Raises `IllegalTransition`."""
    certificate.paper = revoke_paper(paper=certificate.paper, reason=reason, by=by)
    log(certificate, "certificates.revoke", user=by, data={"reason": reason})
    return certificate


@transaction.atomic
def retry_rendering(*, certificate: Certificate, by: User | None) -> None:
    """Let the next rescue, seconds away, make the PDF that could not be made. Raises `IllegalTransition`
    unless it failed."""
    paper = Paper.objects.select_for_update().get(pk=certificate.paper_id)
    if paper.render_status != RenderStatus.FAILED or paper.status != PaperStatus.VALID:
        raise IllegalTransition
    paper.render_after = timezone.now()
    paper.save(update_fields=["render_after"])
    log(certificate, "certificates.render_again", user=by)


def _issue(
    period: Period,
    membership: Membership,
    *,
    edition: int,
    by: User | None,
    not_before: datetime | None = None,
) -> Certificate:
    settings, now = CertificateSettings.load(), timezone.now()
    year = str(timezone.localtime(now).year)
    sequence = next_number(series=f"certificate {settings.number_prefix}", period=year)
    paper = issue_paper(
        kind=KIND,
        number=f"{settings.number_prefix}{year}{sequence:04}",
        holder=membership.organisation.name,
        data=_snapshot(period, membership, settings, now),
        by=by,
        not_before=not_before,
    )
    certificate = Certificate.objects.create(
        paper=paper, membership=membership, period=period, edition=edition
    )
    log(certificate, "wagtail.create", user=by, data={"number": paper.number})
    return certificate


def _snapshot(period: Period, membership: Membership, settings: CertificateSettings, now) -> dict:
    """Everything printed, as it is now: later changes of company and settings do not reach it."""
    # Issued before its term begins, it takes the place of the one that hangs, and is valid from today; unless
    # the company is another level from that term on.
    starts_later = period.level != membership.level
    valid_from = timezone.localdate(period.starts_at if starts_later else min(period.starts_at, now))
    issuer = settings.issuer or DuesSettings.load().payee
    values = {
        "company": membership.organisation.name,
        "uscc": membership.organisation.uscc,
        "number": membership.number,
        "level": period.level.name,
        "from": plain_date(valid_from),
        "until": plain_date(last_day(period.ends_at)),
        "issuer": issuer,
    }
    return values | {
        "title": settings.title,
        "english_line": settings.english_line,
        "body": compose_body(settings.body, values),
        "signatory": settings.signatory,
        "seal": settings.seal_id,
        "issued_on": timezone.localdate(now).isoformat(),
    }
