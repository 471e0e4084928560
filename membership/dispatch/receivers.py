from django.utils.translation import gettext_lazy as _

from membership.certificates.models import Certificate

from .models import Owed
from .services import (
    drop_owed,
    file_certificate,
    file_invoice,
    owe_certificate_again,
    owe_for_invoice,
    owe_for_period,
)


def on_period_started(sender, *, period, by, **kwargs):
    owe_for_period(period=period, by=by)


def on_period_reversed(sender, *, period, by, **kwargs):
    drop_owed(rows=Owed.objects.of_period(period), why=_("The membership's term was taken back"), by=by)


def on_certificate_reissued(sender, *, certificate, by, **kwargs):
    owe_certificate_again(certificate=certificate, by=by)


def on_invoice_reversed(sender, *, request, by, **kwargs):
    drop_owed(rows=Owed.objects.filter(invoice=request), why=_("The invoice was reversed"), by=by)


def on_invoice_issued(sender, *, request, by, **kwargs):
    file_invoice(request=request, by=by)
    owe_for_invoice(request=request, by=by)


def on_paper_ready(sender, *, paper, **kwargs):
    certificate = Certificate.objects.filter(paper=paper).select_related("membership__organisation").first()
    if certificate:
        certificate.paper = paper
        file_certificate(certificate=certificate)
