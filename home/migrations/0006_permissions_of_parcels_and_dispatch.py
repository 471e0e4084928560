"""Groups that were made before these screens existed may open them, as new ones do (membership/desk/roles.py).
What administrators gave or took away otherwise stays as it is."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

SEE_DISPATCH = ["dispatch.view_owed", "dispatch.view_batch", "dispatch.view_associationfile"]
DISPATCH = [
    *SEE_DISPATCH,
    "dispatch.change_owed",
    "dispatch.add_associationfile",
    "dispatch.change_associationfile",
]
SEE_MONEY = ["dues.view_difference", "dues.view_reconciliation"]
MONEY = [*SEE_MONEY, "dues.change_order", "dues.add_refund", "dues.change_difference"]
PARCELS = ["parcels.view_parcel", "parcels.change_parcel"]
LETTERHEAD = "notifications.change_notificationsettings"
ROLES = {
    "编辑": [LETTERHEAD],
    "审核": [*DISPATCH, *PARCELS],
    "财务": [*DISPATCH, *MONEY],
    "领导": [*SEE_DISPATCH, *SEE_MONEY, "parcels.view_parcel"],
    "管理员": [
        *DISPATCH,
        *MONEY,
        *PARCELS,
        LETTERHEAD,
        "dispatch.change_dispatchsettings",
        "organisations.change_accountsettings",
        "organisations.manage_enterpriseaccount",
        *[f"workdays.{action}_dayoverride" for action in ("view", "add", "change", "delete")],
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
        ("home", "0005_addresses_by_target"),
        ("notifications", "0002_channels"),
        ("dispatch", "0001_what_is_owed_and_filed"),
        ("parcels", "0001_initial"),
        ("workdays", "0001_days_put_right"),
        ("dues", "0005_online_payments"),
        ("organisations", "0003_enterprise_accounts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
