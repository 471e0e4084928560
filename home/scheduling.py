"""What editors gave a date is published by Wagtail; what cannot be any more must not hold up the rest."""

import logging

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.log_actions import log as note
from wagtail.models import Revision

log = logging.getLogger(__name__)


def publish_scheduled() -> None:
    """Publishes what is due and takes back what has run out.

    A draft that has become wrong since (its address or number was given to another page) loses its date and
    stays a draft; its history says so."""
    for revision in Revision.objects.filter(approved_go_live_at__lte=timezone.now()):
        thing = revision.as_object()
        try:
            thing.full_clean()
        except ValidationError as problem:
            log.warning("A scheduled draft cannot be published: %s: %s", thing, problem)
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            note(thing, "wagtail.schedule.cancel", revision=revision, data={"problem": str(problem)})
    call_command("publish_scheduled")
