"""The invoice details of a company (开票抬头)."""

from collections.abc import Mapping

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.organisations.models import Organisation

from ..errors import TitleExists
from ..models import InvoiceTitle


@transaction.atomic
def keep_invoice_title(
    *, organisation: Organisation, details: Mapping, by: User | None, is_default: bool = False
) -> InvoiceTitle:
    """Keep `details` for next time. Name and code say which title it is: typed again, it is corrected and
    not doubled. A company's first title is its default."""
    titles = _titles_of(organisation)
    known = titles.offered().filter(name=details["name"], uscc=details["uscc"]).first()
    if known:
        return update_invoice_title(title=known, details=details, by=by, is_default=is_default)
    title = InvoiceTitle.objects.create(organisation=organisation, **details)
    log(organisation, "dues.title_added", user=by, data={"title": title.name})
    if is_default or not titles.filter(is_default=True).exists():
        _make_default(title)
    return title


@transaction.atomic
def update_invoice_title(
    *, title: InvoiceTitle, details: Mapping, by: User | None, is_default: bool = False
) -> InvoiceTitle:
    """Correct a title; requests already made keep what they said. Raises `TitleExists`."""
    titles = _titles_of(title.organisation)
    title = _offered(title)
    twins = titles.offered().filter(name=details["name"], uscc=details["uscc"])
    if twins.exclude(pk=title.pk).exists():
        raise TitleExists
    for name, value in details.items():
        setattr(title, name, value)
    title.save()
    log(title.organisation, "dues.title_changed", user=by, data={"title": title.name})
    if is_default:
        _make_default(title)
    return title


@transaction.atomic
def make_title_default(*, title: InvoiceTitle, by: User | None) -> InvoiceTitle:
    """Offer this title first from now on."""
    _titles_of(title.organisation)
    title = _offered(title)
    _make_default(title)
    log(title.organisation, "dues.title_made_default", user=by, data={"title": title.name})
    return title


@transaction.atomic
def delete_invoice_title(*, title: InvoiceTitle, by: User | None) -> None:
    """Offer a title no more: deleted, or archived where requests speak of it. When it was the default, the
    one added last takes its place."""
    titles = _titles_of(title.organisation)
    title = _offered(title)
    was_default = title.is_default
    if title.requests.exists():
        title.is_archived, title.is_default = True, False
        title.save(update_fields=["is_archived", "is_default"])
    else:
        title.delete()
    heir = titles.offered().order_by("-pk").first()
    if was_default and heir:
        _make_default(heir)
    log(title.organisation, "dues.title_deleted", user=by, data={"title": title.name})


def _titles_of(organisation: Organisation):
    """Its titles, all changed one after the other: the company's row is the lock."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    return InvoiceTitle.objects.filter(organisation=organisation)


def _offered(title: InvoiceTitle) -> InvoiceTitle:
    found = InvoiceTitle.objects.offered().select_related("organisation").filter(pk=title.pk).first()
    if found is None:
        raise IllegalTransition
    return found


def _make_default(title: InvoiceTitle) -> None:
    InvoiceTitle.objects.filter(organisation_id=title.organisation_id, is_default=True).update(
        is_default=False
    )
    title.is_default = True
    title.save(update_fields=["is_default"])
