"""Says at start what a chosen tracking provider still lacks."""

from django.conf import settings
from django.core import checks

from .tracking import provider_class


@checks.register
def check_tracking_provider(app_configs, **kwargs) -> list[checks.CheckMessage]:
    name = settings.PARCEL_TRACKING
    if not name:
        return []
    try:
        provider = provider_class(name)
    except ImportError:
        return [checks.Error(f"PARCEL_TRACKING names no provider: {name!r}.", id="parcels.E001")]
    return [
        checks.Error(f"The tracking provider {name!r} needs {missing}.", id="parcels.E002")
        for missing in provider.missing_settings()
    ]
