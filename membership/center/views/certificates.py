"""我的证书: the company's certificates, requests for new ones, and anybody's by number or name."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.certificates.differences import differences_of
from membership.certificates.errors import NothingToReplace
from membership.certificates.forms import LookUpForm, RequestForm
from membership.certificates.looking_up import MOST, find_for_members, may_look_up
from membership.certificates.models import Certificate, CertificateRequest, CertificateSettings
from membership.certificates.services import request_certificate, withdraw_request
from membership.dues.models import DuesSettings
from membership.errors import DomainError
from membership.organisations.models import Role
from membership.papers.access import is_own_draft
from membership.papers.kinds import LiveState
from membership.papers.models import PrivateFile
from membership.papers.rules import IMAGE_OR_PDF
from membership.papers.services import store_upload

from ..visits import Standing, member_room, render_room

ROOM = "certificates"
PER_PAGE, REQUESTS_SHOWN = 20, 10
asking_room = member_room("request-certificate", roles=(Role.EDITOR,), standing=Standing.MEMBER)


def certificates_of(*memberships):
    rules = DuesSettings.load().standing_rules
    return Certificate.objects.filter(membership__in=memberships).with_state(timezone.now(), rules)


@require_safe
@member_room(ROOM)
def certificates(request, visit):
    """证书管理: the newest certificate, those before it, and what was asked for."""
    found = certificates_of(visit.membership)
    newest = found.first()
    earlier = found.exclude(pk=newest.pk) if newest else found
    requests = CertificateRequest.objects.filter(certificate__membership=visit.membership)
    requests = list(requests.select_related("certificate__paper", "replacement__paper")[:REQUESTS_SHOWN])
    return render_room(
        request,
        visit,
        ROOM,
        "center/certificates/manage.html",
        tab="manage",
        newest=newest,
        page=Paginator(earlier, PER_PAGE).get_page(request.GET.get("page")),
        requests=requests,
        waiting=next((each for each in requests if each.is_waiting), None),
        help_line=DuesSettings.load().help_line,
        **what_may_be_asked(visit, newest),
    )


def what_may_be_asked(visit, newest: Certificate | None) -> dict:
    stands = newest is not None and newest.state_now == LiveState.VALID
    may_ask = stands and CertificateSettings.load().takes_requests and visit.may(Role.EDITOR)
    return {"may_ask": may_ask, "differences": differences_of(newest) if stands else []}


@require_safe
@member_room("certificate-look-up", standing=Standing.MEMBER)
def look_up(request, visit):
    """证书查询: any member's certificate, by its number or part of a name."""
    form, found, status = LookUpForm(request.GET or None), None, 200
    if form.is_bound and form.is_valid():
        if may_look_up(request.user):
            found = find_for_members(form.cleaned_data["q"])
        else:
            form.add_error("q", _("You have looked up many certificates. Please go on in an hour."))
            status = 429
    return render_room(
        request,
        visit,
        ROOM,
        "center/certificates/look_up.html",
        status=status,
        tab="look-up",
        form=form,
        found=found and found[:MOST],
        is_cut=bool(found) and len(found) > MOST,
        most=MOST,
    )


def own_certificate(visit, pk: int) -> Certificate:
    """Of one of their companies, which is looked at from now on; anybody else's does not exist."""
    certificate = get_object_or_404(certificates_of(*visit.memberships), pk=pk)
    visit.look_at(certificate.membership.organisation_id)
    return certificate


@require_safe
@member_room("print-certificate")
def print_certificate(request, visit, pk):
    """One certificate on a page of its own, made for paper."""
    certificate = own_certificate(visit, pk)
    if certificate.paper.file is None:
        raise Http404
    template = "center/certificates/print.html"
    return render_room(request, visit, ROOM, template, certificate=certificate)


@require_http_methods(["GET", "HEAD", "POST"])
@asking_room
def request_new(request, visit, pk):
    """Ask for a new certificate: name or level changed, or it was lost."""
    certificate, settings = own_certificate(visit, pk), CertificateSettings.load()
    if not settings.takes_requests:
        raise Http404
    if certificate.state_now != LiveState.VALID:
        messages.warning(request, str(NothingToReplace()))
        return redirect("center:certificates")
    sent = sent_before(request)
    form = RequestForm(
        request.POST or None, request.FILES or None, certificate=certificate, settings=settings, sent=sent
    )
    if request.method == "POST" and ask(request, certificate, form):
        messages.success(request, _("Sent. The secretariat answers, and you are told."))
        return redirect("center:certificates")
    return render_room(
        request,
        visit,
        ROOM,
        "center/certificates/request.html",
        form=form,
        sent=form.sent,
        certificate=certificate,
        differences=differences_of(certificate),
        words=settings.request_words,
    )


def ask(request, certificate: Certificate, form: RequestForm) -> bool:
    """A file that is sound is kept, whatever else was wrong."""
    is_valid = form.is_valid()
    if upload := form.cleaned_data.get("declaration"):
        try:
            form.sent = store_upload(upload=upload, rule=IMAGE_OR_PDF, uploaded_by=request.user)
        except ValidationError as refusal:
            form.add_error("declaration", refusal)
    if not is_valid or form.errors:
        return False
    given = {name: form.cleaned_data[name] for name in ("kind", "note")}
    try:
        request_certificate(certificate=certificate, declaration=form.sent, by=request.user, **given)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


def sent_before(request) -> PrivateFile | None:
    """The file that this account uploaded with the form a moment ago."""
    try:
        file = PrivateFile.objects.filter(pk=request.POST.get("sent") or None).first()
    except ValidationError:  # not a key
        return None
    return file if file and is_own_draft(request.user, file) else None


@require_POST
@asking_room
def withdraw(request, visit, pk):
    """Take a request back."""
    found = CertificateRequest.objects.filter(certificate__membership__in=visit.memberships)
    asked = get_object_or_404(found.select_related("certificate__membership"), pk=pk)
    visit.look_at(asked.certificate.membership.organisation_id)
    try:
        withdraw_request(request=asked, by=request.user)
        messages.success(request, _("Your request was withdrawn."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("center:certificates")
