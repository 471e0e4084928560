import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dues", "0007_one_order_of_each_request")]

    operations = [
        migrations.RemoveField("invoicerequest", "order"),
        migrations.AlterField(
            "invoicerequest",
            "organisation",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="invoice_requests",
                to="organisations.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.RemoveField("duessettings", "gives_plain_invoices"),
        migrations.RemoveField("duessettings", "gives_receipts"),
        migrations.RemoveField("duessettings", "gives_special_invoices"),
    ]
