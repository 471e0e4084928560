"""What other tests need of this room."""

from uuid import uuid4

from django.utils import timezone

from membership.accounts.models import User
from membership.dispatch.models import AssociationFile
from membership.dispatch.services import dispatch_batch, file_for, owe
from membership.organisations.models import Organisation
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload
from tests.factories import picture

NOTE = "示例期刊"


def send_and_give(company: Organisation, by: User) -> AssociationFile:
    """Something was posted to the company, and a file given to it."""
    [owed] = owe(organisations=[company], note=NOTE, by=by)
    dispatch_batch(
        token=uuid4(),
        owed=[owed.pk],
        courier="sf",
        numbers={company.pk: "SF9900000000001"},
        posted_on=timezone.localdate(),
        by=by,
    )
    file = store_upload(upload=picture("示例通知.png"), rule=IMAGE, uploaded_by=by)
    return file_for(organisations=[company], kind="notice", title="示例通知", file=file, by=by)[0]
