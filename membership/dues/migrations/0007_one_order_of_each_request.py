from django.db import migrations

BOXES = {"receipt": "gives_receipts", "plain": "gives_plain_invoices", "special": "gives_special_invoices"}


def keep_orders(apps, schema_editor):
    """Each request so far was for one order, which stands while the request does."""
    InvoiceRequest = apps.get_model("dues", "InvoiceRequest")
    InvoicedOrder = apps.get_model("dues", "InvoicedOrder")
    requests = list(InvoiceRequest.objects.select_related("order"))
    for request in requests:
        request.organisation_id = request.order.organisation_id
    InvoiceRequest.objects.bulk_update(requests, ["organisation"], batch_size=500)
    InvoicedOrder.objects.bulk_create(
        [
            InvoicedOrder(
                request=request, order_id=request.order_id, stands=request.status in ("requested", "issued")
            )
            for request in requests
        ],
        batch_size=500,
    )


def keep_documents(apps, schema_editor):
    """What was given, was given for every kind of charge."""
    for settings in apps.get_model("dues", "DuesSettings").objects.all():
        settings.documents = [
            f"{charge}:{kind}"
            for charge in ("joining", "renewal")
            for kind, is_given in BOXES.items()
            if getattr(settings, is_given)
        ]
        settings.save(update_fields=["documents"])


class Migration(migrations.Migration):
    dependencies = [("dues", "0006_invoices_of_several_orders")]

    operations = [
        migrations.RunPython(keep_orders, migrations.RunPython.noop),
        migrations.RunPython(keep_documents, migrations.RunPython.noop),
    ]
