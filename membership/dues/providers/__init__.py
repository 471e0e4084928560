"""Ways of paying: a folder each, and a line here. The key is the `PaymentMethod` of orders and payments."""

from django.utils.module_loading import import_string

from .base import Provider

PROVIDERS = {
    "wechat": "membership.dues.providers.wechat.WeChatProvider",
    "bank_transfer": "membership.dues.providers.bank_transfer.BankTransfer",
}


def provider_of(key: str) -> Provider:
    """Raises `KeyError` when there is none."""
    return import_string(PROVIDERS[key])()


def online_providers() -> list[Provider]:
    """Those that are set up on this server and answer by themselves."""
    return [provider for key in PROVIDERS if (provider := provider_of(key)).is_online and provider.is_ready]
