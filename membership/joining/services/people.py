"""What becomes of applications when the account of who applied changes or closes."""

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User

from ..models import Application
from .locks import locked
from .outcomes import withdraw_application


@transaction.atomic
def follow_phone(*, user: User, old: str, new: str) -> None:
    """Where an application that is still open names the old number of who applied, it names the new one."""
    for found in user.applications.open():
        application = locked(found)
        if str(application.contact_phone) != old and application.draft.get("contact_phone") != old:
            continue
        if str(application.contact_phone) == old:
            application.contact_phone = new
        if application.draft.get("contact_phone") == old:
            application.draft["contact_phone"] = new
        application.save(update_fields=["contact_phone", "draft"])
        log(application, "wagtail.edit", user=user)


@transaction.atomic
def forget_drafts(*, user: User) -> None:
    """What was typed and never sent goes with the account; the files of it are deleted as nobody's."""
    for draft in user.applications.filter(status=Application.Status.DRAFT):
        withdraw_application(application=draft, by=user)
    for application in user.applications.filter(status__in=Application.ENDED).exclude(draft={}):
        application.draft, application.written = {}, {}
        application.save(update_fields=["draft", "written"])
        application.draft_files.all().delete()
        application.draft_pictures.all().delete()
