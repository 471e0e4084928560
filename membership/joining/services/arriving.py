"""Papers by post: the time to look at them begins when they are there."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User

from ..models import Application
from ..targets import due_on
from .locks import locked


@transaction.atomic
def note_papers_arrived(*, application: Application, by: User | None) -> Application:
    """Something of the company has come in; from now on the secretariat is awaited, not the company."""
    application = locked(application)
    if application.status != Application.Status.PAPERS:
        return application
    application.due_on = application.due_on or due_on(application.stage, since=timezone.localdate())
    application.save(update_fields=["due_on"])
    log(application, "joining.papers_arrived", user=by)
    return application
