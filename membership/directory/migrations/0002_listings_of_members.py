from django.db import migrations

from membership.directory.models.listings import new_slug
from membership.directory.sorting import name_key


def make_listings(apps, schema_editor):
    """Members from before the public list get an entry that allows nothing yet."""
    Membership = apps.get_model("dues", "Membership")
    Listing = apps.get_model("directory", "Listing")
    without = Membership.objects.filter(organisation__listing__isnull=True).select_related("organisation")
    Listing.objects.bulk_create(
        Listing(
            organisation_id=membership.organisation_id,
            slug=new_slug(),
            name_key=name_key(membership.organisation.name),
        )
        for membership in without.iterator()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_initial"),
        ("dues", "0002_initial"),
    ]
    operations = [migrations.RunPython(make_listings, migrations.RunPython.noop)]
