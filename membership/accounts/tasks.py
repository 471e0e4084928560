import logging
from datetime import timedelta
from importlib import import_module

from axes.handlers.proxy import AxesProxyHandler
from celery import shared_task
from django.conf import settings
from django.utils import timezone

from .models import CodeRequest, LoginSession, PhoneDevice, WrongTry
from .services import forget_closed_accounts
from .services import make_export as make
from .services import rescue_exports as rescue
from .services.closing import log_days

logger = logging.getLogger(__name__)
UNUSED_PHONE_DAYS = 2


@shared_task(name="accounts.purge_codes")
def purge_codes() -> None:
    """Forget expired codes and sessions, phones that never logged in, and logs kept long enough."""
    now = timezone.now()
    days = log_days()  # limits look back one day
    since = now - timedelta(days=days)
    expired = CodeRequest.objects.filter(created_at__lt=now - timedelta(seconds=CodeRequest.CODE_SECONDS))
    expired.exclude(token="", browser="").update(token="", browser="")
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    WrongTry.objects.filter(created_at__lt=now - timedelta(days=1)).delete()
    PhoneDevice.objects.filter(
        user=None, last_generated_timestamp__lt=now - timedelta(days=UNUSED_PHONE_DAYS)
    ).delete()
    CodeRequest.objects.filter(created_at__lt=since).delete()
    LoginSession.objects.filter(started_at__lt=since, last_seen_at__lt=since).delete()
    AxesProxyHandler.reset_logs(age_days=days)
    forget_closed_accounts()


@shared_task(name="accounts.make_export")
def make_export(export_id: int) -> None:
    make(export_id=export_id)


@shared_task(name="accounts.rescue_exports")
def rescue_exports() -> None:
    rescue()


def hurry_export(export_id: int) -> None:
    """Asks a worker to make it now. A broker that is down loses nothing: the rescue finds the row."""
    try:
        make_export.apply_async((export_id,), retry=False)
    except Exception:
        logger.warning("The broker did not take data export %s.", export_id, exc_info=True)
