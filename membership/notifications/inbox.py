"""Messages on the site: how many wait for somebody, and that they have been read. A company's message lies in
the company's mailbox; each of its people reads it for themselves."""

from collections.abc import Iterable

from django.db import transaction

from .models import Notice, Reading


def unread_count(*, user, mailboxes: Iterable[str]) -> int:
    return Notice.objects.in_mailboxes(mailboxes).unread_by(user).order_by().count()


def read_notice(*, notice: Notice, user) -> None:
    Reading.objects.get_or_create(notice=notice, user=user)


@transaction.atomic
def read_all(*, user, mailboxes: Iterable[str]) -> None:
    unread = Notice.objects.in_mailboxes(mailboxes).unread_by(user).order_by()
    Reading.objects.bulk_create(
        [Reading(notice_id=pk, user=user) for pk in unread.values_list("pk", flat=True)],
        ignore_conflicts=True,
    )
