from celery import shared_task
from django.utils import timezone

from membership.dues.models import Membership
from membership.organisations.models import Organisation
from membership.organisations.services import ask_for_revenue


@shared_task(name="center.ask_for_revenue")
def ask_members_for_revenue() -> int:
    """In the month that the settings name, once a year, every member (runs every hour)."""
    members = Membership.objects.standing().values("organisation")
    return ask_for_revenue(
        organisations=Organisation.objects.filter(pk__in=members), today=timezone.localdate()
    )
