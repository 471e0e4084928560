"""Certificates and invoices issued before companies had association files stand among them too."""

from django.db import migrations


def file_certificates(apps, schema_editor):
    Certificate = apps.get_model("certificates", "Certificate")
    AssociationFile = apps.get_model("dispatch", "AssociationFile")
    issued = Certificate.objects.filter(paper__file__isnull=False, paper__association_file=None)
    issued = issued.select_related("paper", "membership")
    AssociationFile.objects.bulk_create(
        (
            AssociationFile(
                organisation_id=each.membership.organisation_id,
                kind="certificate",
                title=each.paper.data.get("title") or each.paper.number,
                number=each.paper.number,
                dated=each.paper.issued_at.date(),
                file_id=each.paper.file_id,
                paper_id=each.paper_id,
            )
            for each in issued.order_by("pk").iterator()
        ),
        batch_size=500,
    )


def file_invoices(apps, schema_editor):
    InvoiceRequest = apps.get_model("dues", "InvoiceRequest")
    AssociationFile = apps.get_model("dispatch", "AssociationFile")
    issued = InvoiceRequest.objects.filter(status__in=["issued", "reversed"], association_file=None)
    AssociationFile.objects.bulk_create(
        (
            AssociationFile(
                organisation_id=each.organisation_id,
                kind="invoice",
                title="发票",
                number=each.number,
                dated=(each.decided_at or each.requested_at).date(),
                file_id=each.file_id,
                invoice_id=each.pk,
            )
            for each in issued.order_by("pk").iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("dispatch", "0001_what_is_owed_and_filed"),
        ("certificates", "0002_initial"),
        ("dues", "0007_one_order_of_each_request"),
    ]

    operations = [
        migrations.RunPython(file_certificates, migrations.RunPython.noop),
        migrations.RunPython(file_invoices, migrations.RunPython.noop),
    ]
