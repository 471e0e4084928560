from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..models import AgreementKind, AgreementVersion
from ..models.agreements import LOGIN_KINDS


def agreement(request, kind, number=None):
    """The text people agree to when they log in, or an earlier one that somebody agreed to."""
    version = AgreementVersion.objects.current(kind)
    if number is not None:
        version = get_object_or_404(AgreementVersion, kind=kind, number=number)
    if version is None:
        raise Http404
    context = {"title": version.title, "version": version, "body": version.body}
    return render(request, "accounts/agreement.html", context)


def agreement_notice() -> str:
    """The line below the button: what logging in accepts, each text a link that opens beside the page."""
    published = {version.kind for version in AgreementVersion.objects.in_force(LOGIN_KINDS)}
    links = {kind.value: _link(kind) if kind in published else kind.label for kind in LOGIN_KINDS}
    return format_html(_("By logging in you accept the {user}, the {privacy} and the {licence}"), **links)


def _link(kind: AgreementKind) -> str:
    url = reverse("accounts:agreement", args=[kind.value])
    return format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', url, kind.label)
