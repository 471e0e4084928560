"""Where a request comes from: the address limits count, and what a consent remembers."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_HOUSEHOLD = 64  # one subscriber holds at least this much of an IPv6 address


@dataclass(frozen=True)
class Origin:
    address: str | None
    user_agent: str = ""

    @property
    def household(self) -> str:
        """The address as limits count it: an IPv6 subscriber changes the last half at will."""
        if not self.address:
            return ""
        if isinstance(ip_address(self.address), IPv6Address):
            return str(ip_network(f"{self.address}/{IPV6_HOUSEHOLD}", strict=False).network_address)
        return self.address


def origin_of(request: HttpRequest) -> Origin:
    return Origin(address_of(request), request.headers.get("User-Agent", "")[:500])


def address_of(request: HttpRequest) -> str | None:
    """The client's address: what the outermost of our own proxies saw, never what a client claims."""
    peer = request.META.get("REMOTE_ADDR", "")
    trusted = getattr(settings, "TRUSTED_PROXIES", 0)
    if trusted:
        hops = request.headers.get("X-Forwarded-For", "").split(",")
        if len(hops) >= trusted:
            return _plain_address(hops[-trusted]) or _plain_address(peer)
    return _plain_address(peer)


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
