"""Says at start what a payment service still lacks, instead of at the first payment."""

from django.core import checks

from .providers import PROVIDERS, provider_of


@checks.register
def check_payment_services(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """A service that nobody has begun to set up is none; one half set up would fail with the first payer."""
    return [
        checks.Error(f"The payment service {key!r} cannot be used: {problem}", id="dues.E001")
        for key in PROVIDERS
        if not (service := provider_of(key)).is_blank
        for problem in service.missing_settings()
    ]
