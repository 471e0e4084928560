from datetime import timedelta
from importlib import import_module

from axes.handlers.proxy import AxesProxyHandler
from celery import shared_task
from django.conf import settings
from django.utils import timezone

from .models import CodeRequest, PhoneDevice, WrongTry

# The law asks for logs of six months or more; limits look back one day.
LOG_DAYS = 190
UNUSED_PHONE_DAYS = 2


@shared_task(name="accounts.purge_codes")
def purge_codes() -> None:
    """Forget expired codes and sessions, phones that never logged in, and logs kept long enough."""
    now = timezone.now()
    days = getattr(settings, "MEMBERSHIP_LOG_DAYS", LOG_DAYS)
    expired = CodeRequest.objects.filter(created_at__lt=now - timedelta(seconds=CodeRequest.CODE_SECONDS))
    expired.exclude(token="", browser="").update(token="", browser="")
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    WrongTry.objects.filter(created_at__lt=now - timedelta(days=1)).delete()
    PhoneDevice.objects.filter(
        user=None, last_generated_timestamp__lt=now - timedelta(days=UNUSED_PHONE_DAYS)
    ).delete()
    CodeRequest.objects.filter(created_at__lt=now - timedelta(days=days)).delete()
    AxesProxyHandler.reset_logs(age_days=days)
