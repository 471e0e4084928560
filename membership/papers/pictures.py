"""Small pictures made of uploaded ones, for pages that show them to more people than may open the file."""

from .inspection.pictures import shrink_to_webp
from .models import PrivateFile
from .previews import kept
from .services.files import SIDES, picture_name

__all__ = ["SIDES", "small_picture"]


def small_picture(file: PrivateFile, side: int) -> bytes:
    """A WebP at most `side` wide and high, upright, without any metadata; made at the first ask."""
    return kept(file, picture_name(file, side), lambda stream: shrink_to_webp(stream, side))
