from django.db import migrations
from django.db.models import F


def write_moments(apps, schema_editor):
    """What was in review before the moment was kept has stood at its stage since it was sent, at the latest."""
    application = apps.get_model("joining", "Application")
    application.objects.filter(status="submitted", stage_since=None).update(stage_since=F("submitted_at"))


class Migration(migrations.Migration):
    dependencies = [("joining", "0005_what_associations_ask")]

    operations = [migrations.RunPython(write_moments, migrations.RunPython.noop)]
