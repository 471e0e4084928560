"""Groups that were made before these screens existed may open them, as new ones do (membership/desk/roles.py).
What administrators gave or took away otherwise stays as it is."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

SEE = ["organisations.view_proposal", "organisations.view_revenue", "certificates.view_certificaterequest"]
SEE_EXCHANGE = ["exchange.view_post", "exchange.view_product", "exchange.view_report"]
MODERATE = [
    *SEE_EXCHANGE,
    "exchange.moderate_post",
    "exchange.moderate_product",
    "exchange.change_report",
]
DECIDE = [*SEE, "organisations.change_proposal", "certificates.change_certificaterequest"]
SEE_MAGAZINE = ["directory.view_magazineprofile"]
EDIT_MAGAZINE = [*SEE_MAGAZINE, "directory.change_magazineprofile"]
ROLES = {
    "编辑": EDIT_MAGAZINE,
    "审核": [*DECIDE, *MODERATE],
    "领导": [*SEE, *SEE_EXCHANGE, *SEE_MAGAZINE],
    "管理员": [
        *DECIDE,
        *MODERATE,
        *EDIT_MAGAZINE,
        "directory.change_magazinesettings",
        "exchange.change_exchangesettings",
        "organisations.change_organisationsettings",
        *[
            f"exchange.{action}_{model}"
            for model in ("exchangecategory", "region")
            for action in ("view", "add", "change", "delete")
        ],
    ],
}


def grant(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.filter(name__in=ROLES)
    if not groups:
        return  # a new installation: the roles are made with everything
    for config in installed.get_app_configs():
        create_permissions(config, verbosity=0, using=schema_editor.connection.alias)
    permissions = apps.get_model("auth", "Permission").objects
    for group in groups:
        for name in ROLES[group.name]:
            app, _dot, codename = name.partition(".")
            group.permissions.add(*permissions.filter(content_type__app_label=app, codename=codename))


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0006_permissions_of_parcels_and_dispatch"),
        ("certificates", "0003_requests_for_new_certificates"),
        ("directory", "0003_members_directory_and_magazine"),
        ("exchange", "0001_initial"),
        ("organisations", "0004_changes_and_revenue"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
