"""The roles of the secretariat: groups that are made once, with what each may do. Whatever administrators
change about them later stays as they left it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

SEE_MONEY = (
    "dues.view_order",
    "dues.view_voucher",
    "dues.view_payment",
    "dues.view_invoicerequest",
    "dues.view_membership",
    "dues.view_difference",
    "dues.view_reconciliation",
)
SEE_COMPANIES = (
    "joining.view_application",
    "organisations.view_organisation",
    "organisations.view_proposal",
    "organisations.view_revenue",
    "dues.view_membership",
    "certificates.view_certificate",
    "certificates.view_certificaterequest",
)
RECEIVE_PARCELS = ("parcels.view_parcel", "parcels.change_parcel")
DECIDE_ON_CHANGES = ("organisations.change_proposal",)
KEEP_LISTINGS = ("directory.change_listing",)
ANSWER_CERTIFICATE_REQUESTS = ("certificates.change_certificaterequest",)
SEE_MAGAZINE = ("directory.view_magazineprofile",)
SEE_EXCHANGE = ("exchange.view_post", "exchange.view_product", "exchange.view_report")
MODERATE_EXCHANGE = (
    *SEE_EXCHANGE,
    "exchange.moderate_post",
    "exchange.moderate_product",
    "exchange.change_report",
)
EDIT_MAGAZINE = (*SEE_MAGAZINE, "directory.change_magazineprofile")
DECIDE_ON_MONEY = (
    "dues.change_voucher",
    "dues.change_invoicerequest",
    "dues.change_order",
    "dues.add_refund",
    "dues.change_difference",
)
SEE_DISPATCH = ("dispatch.view_owed", "dispatch.view_batch", "dispatch.view_associationfile")
DISPATCH = (
    *SEE_DISPATCH,
    "dispatch.change_owed",
    "dispatch.add_associationfile",
    "dispatch.change_associationfile",
)
WORDINGS = (
    "notifications.view_wording",
    "notifications.change_wording",
    "notifications.change_notificationsettings",
)
NOTICES = ("notifications.view_notice", "notifications.resend_notice")
ASSETS = (
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
    *("wagtailcore.add_collection", "wagtailcore.change_collection", "wagtailcore.delete_collection"),
)
PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")


def _all(app: str, *models: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{action}_{model}" for model in models for action in ("view", "add", "change", "delete")
    )


MEMBERSHIP_SETTINGS = (
    *_all("dues", "level"),
    *_all("organisations", "industry", "category"),
    *_all("directory", "city"),
    *_all("joining", "joiningprocess"),
    *_all("workdays", "dayoverride"),
    *_all("exchange", "exchangecategory", "region"),
    "dues.change_duessettings",
    "organisations.change_accountsettings",
    "organisations.change_organisationsettings",
    "certificates.change_certificatesettings",
    "directory.change_directorysettings",
    "directory.change_magazinesettings",
    "dispatch.change_dispatchsettings",
    "exchange.change_exchangesettings",
)
LISTED = (*_all("directory", "city"), "directory.view_listing", "directory.change_listing")
PEOPLE = ("accounts.view_user", "accounts.add_user", "accounts.change_user", "accounts.view_consent")


@dataclass(frozen=True)
class Role:
    """`site` lets it keep the website: pages, pictures, documents, its lists and settings."""

    name: str
    permissions: tuple[str, ...]
    site: bool = False


EDITOR = Role("编辑", WORDINGS + EDIT_MAGAZINE, site=True)
REVIEWER = Role(
    "审核",
    SEE_COMPANIES
    + ANSWER_CERTIFICATE_REQUESTS
    + DECIDE_ON_CHANGES
    + RECEIVE_PARCELS
    + KEEP_LISTINGS
    + MODERATE_EXCHANGE
    + DISPATCH,
)
FINANCE = Role("财务", SEE_MONEY + DECIDE_ON_MONEY + DISPATCH)
LEADERSHIP = Role(
    "领导",
    (
        *SEE_COMPANIES,
        *SEE_MONEY,
        *SEE_DISPATCH,
        *SEE_MAGAZINE,
        *SEE_EXCHANGE,
        "parcels.view_parcel",
        "notifications.view_notice",
    ),
)
ADMINISTRATOR = Role(
    "管理员",
    (
        *SEE_COMPANIES,
        *DECIDE_ON_CHANGES,
        *RECEIVE_PARCELS,
        *KEEP_LISTINGS,
        *MODERATE_EXCHANGE,
        *ANSWER_CERTIFICATE_REQUESTS,
        *EDIT_MAGAZINE,
        *SEE_MONEY,
        *DECIDE_ON_MONEY,
        *DISPATCH,
        *NOTICES,
        *WORDINGS,
        *MEMBERSHIP_SETTINGS,
        *PEOPLE,
        *LISTED,
        "certificates.revoke_certificate",
        "organisations.manage_enterpriseaccount",
    ),
    site=True,
)
ROLES = (EDITOR, REVIEWER, FINANCE, LEADERSHIP, ADMINISTRATOR)


def create_roles(sender=None, **kwargs) -> None:
    """Make the groups that are missing. Connected to `post_migrate`."""
    missing = [role for role in ROLES if not Group.objects.filter(name=role.name).exists()]
    if not missing:
        return
    for config in installed.get_app_configs():  # rooms that are told of the migration after this one
        create_permissions(config, verbosity=0, using=kwargs.get("using", "default"))
    for role in missing:
        _create(role)


@transaction.atomic
def _create(role: Role) -> None:
    group = Group.objects.create(name=role.name)
    codenames = ("wagtailadmin.access_admin", *role.permissions)
    if role.site:
        codenames += tuple(_site_permissions())
        _open_the_site(group)
    group.permissions.set(_permissions(codenames))


def _permissions(codenames: Iterable[str]):
    wanted = Q(pk__in=[])
    for codename in codenames:
        app, _dot, name = codename.partition(".")
        wanted |= Q(content_type__app_label=app, codename=name)
    return Permission.objects.filter(wanted)


def _site_permissions() -> Iterable[str]:
    """Lists and settings of the rooms around the plugin, whatever they are."""
    for model in settings_registry:
        if not _is_ours(model):
            yield f"{model._meta.app_label}.change_{model._meta.model_name}"
    for model in get_snippet_models():
        if not _is_ours(model):
            yield from _all(model._meta.app_label, model._meta.model_name)
    for name in getattr(settings, "MEMBERSHIP_SITE_LISTS", ()):
        yield from _all(*name.split("."))


def _is_ours(model) -> bool:
    return model.__module__.startswith("membership.")


def _open_the_site(group: Group) -> None:
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root:
        for permission in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=PAGES
        ):
            GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    if collection:
        for permission in _permissions(ASSETS):
            GroupCollectionPermission.objects.create(
                group=group, collection=collection, permission=permission
            )
