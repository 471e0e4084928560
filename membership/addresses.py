"""Which address a request comes from, and what of it a limit counts."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_HOUSEHOLD = 64  # one subscriber holds at least this much of an IPv6 address


def address_of(request: HttpRequest) -> str | None:
    """The client's address: what the outermost of our own proxies saw, never what a client claims."""
    peer = request.META.get("REMOTE_ADDR", "")
    trusted = getattr(settings, "TRUSTED_PROXIES", 0)
    if trusted:
        hops = request.headers.get("X-Forwarded-For", "").split(",")
        if len(hops) >= trusted:
            return _plain_address(hops[-trusted]) or _plain_address(peer)
    return _plain_address(peer)


def household_of(address: str | None) -> str:
    """The address as limits count it: an IPv6 subscriber changes the last half at will."""
    if not address:
        return ""
    if isinstance(ip_address(address), IPv6Address):
        return str(ip_network(f"{address}/{IPV6_HOUSEHOLD}", strict=False).network_address)
    return address


def _plain_address(text: str) -> str | None:
    text = text.strip()
    if text.startswith("["):  # [2001:db8::1]:443
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:  # 192.0.2.1:443
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)
