"""Who has opened what."""

from membership.accounts.models import User
from membership.organisations.models import Organisation

from ..models import AssociationFile, FileReading


def mark_read(*, filed: AssociationFile, by: User) -> None:
    FileReading.objects.get_or_create(file=filed, user=by)


def mark_all_read(*, organisation: Organisation, by: User) -> None:
    unread = AssociationFile.objects.given().filter(organisation=organisation).unread_by(by)
    FileReading.objects.bulk_create(
        [FileReading(file=filed, user=by) for filed in unread], ignore_conflicts=True
    )
