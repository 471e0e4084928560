"""Groups that were made before these lists existed may keep them, as new ones do (membership/desk/roles.py).
What administrators gave or took away otherwise stays as it is."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

SITE_LISTS = [
    ("search", "synonymgroup"),
    ("audience", "collectionlimit"),
    ("wagtailsearchpromotions", "searchpromotion"),
    ("wagtailredirects", "redirect"),
]
ACTIONS = ["view", "add", "change", "delete"]
FOR_SITE = [f"{app}.{action}_{model}" for app, model in SITE_LISTS for action in ACTIONS]
FOR_ADMINISTRATORS = [
    *[f"directory.{action}_city" for action in ACTIONS],
    "directory.view_listing",
    "directory.change_listing",
    "directory.change_directorysettings",
]
ROLES = {"编辑": FOR_SITE, "管理员": FOR_SITE + FOR_ADMINISTRATORS, "审核": ["directory.change_listing"]}
COLLECTIONS = [f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")]


def grant(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.filter(name__in=ROLES)
    if not groups:
        return  # a new installation: the roles are made with everything
    for config in installed.get_app_configs():
        create_permissions(config, verbosity=0, using=schema_editor.connection.alias)
    for group in groups:
        group.permissions.add(*found(apps, ROLES[group.name]))
        if group.name != "审核":
            keep_collections(apps, group)


def keep_collections(apps, group):
    root = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    rows = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for permission in found(apps, COLLECTIONS) if root else []:
        rows.get_or_create(group=group, collection=root, permission=permission)


def found(apps, names):
    permissions = apps.get_model("auth", "Permission").objects
    for name in names:
        app, _dot, codename = name.partition(".")
        yield from permissions.filter(content_type__app_label=app, codename=codename)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_pages_and_manual"),
        ("audience", "__first__"),
        ("search", "__first__"),
        ("directory", "__first__"),
        ("wagtailredirects", "__first__"),
        ("wagtailsearchpromotions", "__first__"),
        ("wagtailcore", "0098_apitoken"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
