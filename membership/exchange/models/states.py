"""Which state of an entry may follow which, and named sets of them."""

from django.db import models
from django.utils.translation import pgettext_lazy


class EntryStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("exchange entry", "Draft")
    PENDING = "pending", pgettext_lazy("exchange entry", "Waits for the secretariat")
    LIVE = "live", pgettext_lazy("exchange entry", "Published")
    RETURNED = "returned", pgettext_lazy("exchange entry", "Sent back")
    CLOSED = "closed", pgettext_lazy("exchange entry", "Closed")
    EXPIRED = "expired", pgettext_lazy("exchange entry", "Expired")


class ChangeStatus(models.TextChoices):
    """Of a changed version, while what was published before stays visible."""

    NONE = "", pgettext_lazy("exchange entry", "No change")
    PENDING = "pending", pgettext_lazy("exchange entry", "Change waits for the secretariat")
    RETURNED = "returned", pgettext_lazy("exchange entry", "Change sent back")


NEXT_STATUSES = {
    EntryStatus.DRAFT: {EntryStatus.PENDING, EntryStatus.LIVE},
    EntryStatus.PENDING: {EntryStatus.LIVE, EntryStatus.RETURNED, EntryStatus.DRAFT},
    EntryStatus.RETURNED: {EntryStatus.PENDING, EntryStatus.LIVE},
    EntryStatus.LIVE: {EntryStatus.CLOSED, EntryStatus.EXPIRED, EntryStatus.RETURNED},
    # Renewed as it was, or worked on and sent again.
    EntryStatus.CLOSED: {EntryStatus.LIVE, EntryStatus.DRAFT},
    EntryStatus.EXPIRED: {EntryStatus.LIVE, EntryStatus.DRAFT},
}
# What its company may rewrite in place, as nobody sees it.
EDITABLE = {EntryStatus.DRAFT, EntryStatus.RETURNED, EntryStatus.CLOSED, EntryStatus.EXPIRED}
RENEWABLE = {EntryStatus.LIVE, EntryStatus.CLOSED, EntryStatus.EXPIRED}
