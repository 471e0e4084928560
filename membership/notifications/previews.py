"""What each channel would carry of a wording, with example values."""

from base64 import b64encode
from dataclasses import dataclass

from .channels import Channel
from .channels.email.letter import as_html, full_url, logo_bytes
from .channels.sms.length import characters_of, segments_of
from .models import NotificationSettings, Wording
from .types import sample_values
from .wordings import compose


@dataclass(frozen=True)
class Preview:
    channel: Channel
    is_on: bool
    subject: str
    text: str
    html: str = ""
    characters: int = 0
    segments: int = 0
    url: str = ""


def previews_of(wording: Wording) -> list[Preview]:
    notice_type = wording.notice_type
    return [_preview(wording, channel) for channel in notice_type.possible_channels] if notice_type else []


def _preview(wording: Wording, channel: Channel) -> Preview:
    composed = compose(wording, channel, sample_values(wording.notice_type))
    link = str(wording.notice_type.link)
    further = {}
    if channel == Channel.SMS:
        further = {"characters": characters_of(composed.text), "segments": segments_of(composed.text)}
    elif channel == Channel.EMAIL:
        letterhead = NotificationSettings.load()
        logo = _as_address(logo_bytes(letterhead))
        further = {"html": as_html(**vars(composed), link=link, letterhead=letterhead, logo=logo)}
    return Preview(channel, channel in wording.channels, **vars(composed), **further, url=full_url(link))


def _as_address(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode()}" if picture else ""
