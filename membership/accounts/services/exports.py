import logging
from datetime import timedelta
from functools import partial
from tempfile import TemporaryFile

from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from ..errors import ExportTooSoon
from ..models import DataExport, ExportStatus, User
from ..signals import export_ready

logger = logging.getLogger(__name__)

ONE_A = timedelta(days=1)
RESCUE_AFTER = timedelta(minutes=1)


@transaction.atomic
def request_export(*, user: User) -> DataExport:
    """An archive of what is kept about this person; asking again while it is made changes nothing.

    Raises `ExportTooSoon`.
    """
    from ..tasks import hurry_export

    User.objects.select_for_update().get(pk=user.pk)
    mine = DataExport.objects.filter(user=user)
    if waiting := mine.filter(status__in=DataExport.UNFINISHED).first():
        return waiting
    if mine.filter(status=ExportStatus.READY, requested_at__gt=timezone.now() - ONE_A).exists():
        raise ExportTooSoon
    export = DataExport.objects.create(user=user)
    log(user, "accounts.data_requested", user=user)
    transaction.on_commit(partial(hurry_export, export.pk))
    return export


def make_export(*, export_id: int) -> bool:
    """Makes the archive, once, however many workers are asked to. Reading holds no lock."""
    from ..archives import write_archive

    export = _claim(export_id)
    if export is None:
        return False
    try:
        with TemporaryFile() as target:
            write_archive(user=export.user, target=target)
            size = target.tell()
            target.seek(0)
            export.file.save("export.zip", File(target), save=False)
    except Exception:
        logger.exception("Data export %s could not be made", export.pk)
        _give_up(export)
        return False
    return _finish(export, size)


@transaction.atomic
def _claim(export_id: int) -> DataExport | None:
    stale = timezone.now() - DataExport.CLAIM_LIFETIME
    export = DataExport.objects.select_for_update(of=("self",)).select_related("user").filter(pk=export_id)
    export = export.filter(_waiting(stale)).first()
    if export:
        export.move_to(ExportStatus.MAKING)
        export.claimed_at = timezone.now()
        export.attempts += 1
        export.save(update_fields=["status", "claimed_at", "attempts"])
    return export


@transaction.atomic
def _finish(claimed: DataExport, size: int) -> bool:
    """Unless it was claimed anew, or its account closed, meanwhile."""
    export = DataExport.objects.select_for_update().get(pk=claimed.pk)
    if (export.status, export.claimed_at) != (ExportStatus.MAKING, claimed.claimed_at):
        claimed.file.storage.delete(claimed.file.name)
        return False
    export.move_to(ExportStatus.READY)
    export.file, export.size, export.ready_at = claimed.file.name, size, timezone.now()
    export.expires_at = export.ready_at + timedelta(days=DataExport.DAYS)
    export.save(update_fields=["status", "file", "size", "ready_at", "expires_at"])
    export_ready.send(sender=DataExport, export=export)
    return True


@transaction.atomic
def _give_up(claimed: DataExport) -> None:
    export = DataExport.objects.select_for_update().get(pk=claimed.pk)
    if export.status == ExportStatus.MAKING:
        last = export.attempts >= DataExport.ATTEMPTS
        export.move_to(ExportStatus.FAILED if last else ExportStatus.QUEUED)
        export.save(update_fields=["status"])


@transaction.atomic
def delete_export(*, export: DataExport) -> None:
    """Its bytes go once this commits; that it was made stays."""
    export = DataExport.objects.select_for_update().get(pk=export.pk)
    export.move_to(ExportStatus.DELETED)
    if export.file:
        transaction.on_commit(partial(export.file.storage.delete, export.file.name))
    export.file = ""
    export.save(update_fields=["status", "file"])


def rescue_exports() -> None:
    """Sends what the queue forgot to the workers again, and deletes what has had its days."""
    from ..tasks import hurry_export

    now = timezone.now()
    forgotten = DataExport.objects.filter(
        _waiting(now - DataExport.CLAIM_LIFETIME), requested_at__lt=now - RESCUE_AFTER
    )
    for pk in forgotten.values_list("pk", flat=True)[:50]:
        hurry_export(pk)
    for export in DataExport.objects.filter(status=ExportStatus.READY, expires_at__lte=now)[:200]:
        delete_export(export=export)


def _waiting(stale) -> Q:
    return Q(status=ExportStatus.QUEUED) | Q(status=ExportStatus.MAKING, claimed_at__lt=stale)
