"""Says at start what a chosen gateway still lacks, instead of at the first message."""

from django.conf import settings
from django.core import checks

from .channels.sms import configured_name, gateway_class


@checks.register
def check_sms_gateway(app_configs, **kwargs) -> list[checks.CheckMessage]:
    try:
        gateway = gateway_class(configured_name())
    except ImportError:
        message = f"SMS_GATEWAY names no gateway: {configured_name()!r}."
        return [checks.Error(message, id="notifications.E001")]
    return [
        checks.Error(f"The SMS gateway {configured_name()!r} needs {name}.", id="notifications.E002")
        for name in gateway.missing_settings()
    ]


@checks.register
def check_stale_time(app_configs, **kwargs) -> list[checks.CheckMessage]:
    limit = getattr(settings, "CELERY_TASK_TIME_LIMIT", None)
    if limit and limit >= settings.NOTICE_STALE_SECONDS:
        message = "NOTICE_STALE_SECONDS must be longer than CELERY_TASK_TIME_LIMIT."
        return [checks.Error(message, id="notifications.E003")]
    return []
