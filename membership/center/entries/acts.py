"""What a company does with its own entry, each on a page that asks first or with one press."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.exchange.models import Entry
from membership.exchange.models.states import ChangeStatus, EntryStatus
from membership.exchange.services import (
    close_entry,
    delete_entry,
    renew_entry,
    submit_entry,
    withdraw_entry,
)


@dataclass(frozen=True)
class Act:
    """`asks`: what will happen, before it does; without, one press is enough."""

    name: str
    label: str | Promise
    icon: str
    done: str | Promise
    service: Callable
    is_open: Callable[[Entry], bool]
    asks: str | Promise = ""
    look: str = ""

    @property
    def is_asking(self) -> bool:
        return bool(self.asks)


def may_be_deleted(entry: Entry) -> bool:
    return entry.status in (EntryStatus.DRAFT, EntryStatus.RETURNED) and not entry.was_published


ACTS = (
    Act(
        "send",
        pgettext_lazy("exchange entry", "Send"),
        "check",
        _("Sent. You are told as soon as it is published."),
        submit_entry,
        lambda entry: entry.status in (EntryStatus.DRAFT, EntryStatus.RETURNED),
        look="primary",
    ),
    Act(
        "withdraw",
        pgettext_lazy("exchange entry", "Take back"),
        "arrow-left",
        _("Taken back. You can change it and send it again."),
        withdraw_entry,
        lambda entry: entry.awaits_moderation or entry.change_status == ChangeStatus.RETURNED,
    ),
    Act(
        "renew",
        pgettext_lazy("exchange entry", "Renew"),
        "replace",
        _("Renewed: it stands on top of the list again."),
        renew_entry,
        lambda entry: entry.is_renewable,
        asks=_("It is shown until the day you choose, and stands on top of the list again."),
    ),
    Act(
        "close",
        pgettext_lazy("exchange entry", "Close"),
        "close",
        _("Closed. Nobody else sees it any more; you can renew it at any time."),
        close_entry,
        lambda entry: entry.status == EntryStatus.LIVE,
        asks=_("Nobody else sees it any more. You can renew it at any time."),
    ),
    Act(
        "delete",
        pgettext_lazy("exchange entry", "Delete"),
        "trash",
        _("The draft has been deleted."),
        delete_entry,
        may_be_deleted,
        asks=_("The draft and its files are gone for good."),
        look="danger",
    ),
)
BY_NAME = {act.name: act for act in ACTS}


def acts_for(entry: Entry) -> list[Act]:
    return [act for act in ACTS if act.is_open(entry)]
