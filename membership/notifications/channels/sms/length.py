"""What an SMS costs: gateways charge by the part, and count the signature in front of the text."""

from math import ceil

from django.conf import settings

ALONE, IN_A_ROW = 70, 67


def characters_of(text: str) -> int:
    """As gateways count: an emoji is two."""
    signature = f"【{settings.SMS_SIGNATURE}】" if settings.SMS_SIGNATURE else ""
    return len(f"{signature}{text}".encode("utf-16-le")) // 2


def segments_of(text: str) -> int:
    characters = characters_of(text)
    return 1 if characters <= ALONE else ceil(characters / IN_A_ROW)
