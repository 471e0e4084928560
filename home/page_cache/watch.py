"""Sees every write to the database, bulk ones and raw ones too, and knows which of them visitors can notice.

A table that nobody thought of counts as shown: forgetting costs a rendering, never an old page."""

import re
from functools import cache

from django.apps import apps

from home.page_cache.generation import shown_changed

# What no public page shows, by app or by model.
NOT_SHOWN = {
    *("auth", "axes", "contenttypes", "notifications", "sessions", "wagtailsearch", "wagtailusers"),
    *(
        "accounts.coderequest",
        "accounts.consent",
        "accounts.phonedevice",
        "accounts.user",
        "accounts.wrongtry",
    ),
    *("accounts.user_groups", "accounts.user_user_permissions", "papers.privatefile", "papers.series"),
    *("dues.invoicerequest", "dues.invoicetitle", "dues.order", "dues.payment", "dues.voucher"),
    "magazine.magazinepdf",  # what readers see of it changes with its pages
    *("exchange.inquiry", "exchange.post", "exchange.postfile", "exchange.reply", "exchange.report"),
    *("exchange.moderationtask", "exchange.upload"),
    *("dues.voucherfile", "home.address", "home.addressuse", "organisations.contact"),
    *("joining.application", "joining.draftfile", "joining.review", "joining.sentfile"),
    *("search.entry", "search.entry_offered_by", "search.vocabularyword", "wagtailsearchpromotions.query"),
    *("wagtailsearchpromotions.querydailyhits", "wagtailembeds.embed"),
    *("wagtailadmin.admin", "wagtailadmin.editingsession", "wagtailadmin.formstate", "wagtailcore.apitoken"),
    *("wagtailcore.comment", "wagtailcore.commentreply", "wagtailcore.groupapprovaltask"),
    *("wagtailcore.groupapprovaltask_groups", "wagtailcore.groupcollectionpermission"),
    *("wagtailcore.grouppagepermission", "wagtailcore.groupsitepermission", "wagtailcore.modellogentry"),
    *("wagtailcore.pagelogentry", "wagtailcore.pagesubscription", "wagtailcore.referenceindex"),
    *("wagtailcore.revision", "wagtailcore.task", "wagtailcore.taskstate", "wagtailcore.uploadedfile"),
    *("wagtailcore.workflow", "wagtailcore.workflowcontenttype", "wagtailcore.workflowpage"),
    *("wagtailcore.workflowstate", "wagtailcore.workflowtask"),
}
# Made while a page is rendered; a picture that changes loses its renditions and is saved itself.
SHOWN_WHEN_DELETED = {"wagtailimages.rendition"}
# Saving a draft writes only these into the live row.
OF_DRAFTS = {"draft_title", "has_unpublished_changes", "latest_revision_id", "latest_revision_created_at"}

WRITE = re.compile(
    r"\s*(?P<verb>INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|MERGE)\b(?:\s+(?:OR\s+\w+|INTO|FROM|ONLY|TABLE)\b)*"
    r"\s+[\"`]?(?P<table>\w+)",
    re.IGNORECASE,
)
HIDDEN_WRITE = re.compile(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\b", re.IGNORECASE)
SET_COLUMN = re.compile(r"\"(\w+)\" = ")


@cache
def shown_tables() -> dict[str, str]:
    """The tables of what visitors may see → the model's label."""
    models = apps.get_models(include_auto_created=True)
    return {
        model._meta.db_table: model._meta.label_lower
        for model in models
        if not {model._meta.app_label, model._meta.label_lower} & NOT_SHOWN and model._meta.managed
    }


def is_seen(sql: str) -> bool:
    """Whether this statement changes what a public page shows."""
    start = sql[:12].lstrip()[:4].upper()
    if start in ("SELE", "SAVE", "RELE", "ROLL", "PRAG", "BEGI", "COMM"):
        return False
    found = WRITE.match(sql)
    if not found:
        return start == "WITH" and bool(HIDDEN_WRITE.search(sql))
    label = shown_tables().get(found["table"])
    if label is None:
        return False
    verb = found["verb"].upper()
    if label in SHOWN_WHEN_DELETED:
        return verb == "DELETE"
    return not (verb == "UPDATE" and writes_draft_only(sql))


def writes_draft_only(sql: str) -> bool:
    columns = set(SET_COLUMN.findall(sql.partition(" WHERE ")[0]))
    return bool(columns) and columns <= OF_DRAFTS


def notice_writes(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if is_seen(sql):
        shown_changed(context["connection"].alias)
    return result


def watch_connection(*, connection, **kwargs) -> None:
    """Receiver of `connection_created`."""
    if notice_writes not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, notice_writes)


def notice_saved(*, sender, using, **kwargs) -> None:
    """Receiver of `post_save`. Outside a transaction SQLite commits an insert only after it handed out the
    new key, which is after `notice_writes`."""
    label = shown_tables().get(sender._meta.db_table)
    if kwargs.get("created") and label and label not in SHOWN_WHEN_DELETED:
        shown_changed(using)


def connect() -> None:
    from django.db.backends.signals import connection_created
    from django.db.models.signals import post_save

    connection_created.connect(watch_connection, dispatch_uid="home.page_cache")
    post_save.connect(notice_saved, dispatch_uid="home.page_cache")
