from membership.certificates.models import Certificate

from .services import file_certificate, file_invoice, owe_for_invoice, owe_for_period


def on_period_started(sender, *, period, by, **kwargs):
    owe_for_period(period=period, by=by)


def on_invoice_issued(sender, *, request, by, **kwargs):
    file_invoice(request=request, by=by)
    owe_for_invoice(request=request, by=by)


def on_paper_ready(sender, *, paper, **kwargs):
    certificate = Certificate.objects.filter(paper=paper).select_related("membership__organisation").first()
    if certificate:
        certificate.paper = paper
        file_certificate(certificate=certificate)
