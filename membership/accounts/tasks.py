from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from celery import shared_task
from django.conf import settings
from django.utils import timezone

from .models import CodeRequest, PhoneDevice

# The law asks for logs of six months or more; limits look back one day.
LOG_DAYS = 190
UNUSED_PHONE_DAYS = 2


@shared_task(name="accounts.purge_codes")
def purge_codes() -> None:
    """Forget expired codes, phones that never logged in, and what logs need not keep any longer."""
    now = timezone.now()
    days = getattr(settings, "MEMBERSHIP_LOG_DAYS", LOG_DAYS)
    PhoneDevice.objects.filter(valid_until__lt=now).exclude(token="").update(token="", purpose="")
    PhoneDevice.objects.filter(
        user=None, last_generated_timestamp__lt=now - timedelta(days=UNUSED_PHONE_DAYS)
    ).delete()
    CodeRequest.objects.filter(created_at__lt=now - timedelta(days=days)).delete()
    AxesProxyHandler.reset_logs(age_days=days)
