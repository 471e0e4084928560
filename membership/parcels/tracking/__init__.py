"""Asking where a parcel is, behind one contract (`base.Provider`). A new provider is one module and one line
here; where none is configured, pages show the courier's own address instead."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Provider

PROVIDERS = {"kuaidi100": "membership.parcels.tracking.kuaidi100.Kuaidi100"}


@cache
def provider_class(name: str) -> type[Provider]:
    """By its registered name, or by the dotted path of a class of the installation's own."""
    return import_string(PROVIDERS.get(name, name))


def tracking_provider() -> Provider | None:
    """The one in use, or None."""
    return provider_class(settings.PARCEL_TRACKING)() if settings.PARCEL_TRACKING else None
