"""Says at start what a chosen gateway still lacks, instead of at the first message."""

from django.conf import settings
from django.core import checks

from .channels.sms import configured_name, gateway_class
from .placeholders import names_in
from .types import all_types, default_texts


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


@checks.register
def check_default_wordings(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Also as translated: a translator may have renamed a placeholder."""
    return [
        checks.Error(f"The wording of {type_.key!r} does not fit its variables.", id="notifications.E004")
        for type_ in all_types()
        for text in vars(default_texts(type_)).values()
        if not names_in(text) <= set(type_.variables)
    ]
