"""Pictures: decoding is the check."""

import io
import struct
import threading
import warnings
from collections.abc import Callable
from typing import BinaryIO

from django.core.exceptions import ValidationError
from PIL import Image, ImageFile, ImageOps

from ..errors import refusal
from .limits import MAX_PIXELS, MAX_PIXELS_DECODED, THUMBNAIL_SIDE

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
BROKEN = (OSError, SyntaxError, ValueError, IndexError, EOFError, TypeError, struct.error)
_decoding = threading.Lock()  # a large picture takes a large part of the memory: one at a time


def check_picture(stream: BinaryIO) -> bytes:
    """Decode the whole picture; what comes of it is its thumbnail."""
    return shrink_picture(stream, THUMBNAIL_SIDE)


def shrink_picture(stream: BinaryIO, side: int) -> bytes:
    """A JPEG at most `side` wide and high, upright, without any metadata."""
    return drawn_smaller(stream, side, as_jpeg)


def shrink_to_webp(stream: BinaryIO, side: int) -> bytes:
    """The same as WebP; what is transparent stays so."""
    return drawn_smaller(stream, side, as_webp)


def drawn_smaller(stream: BinaryIO, side: int, write: Callable[[Image.Image, int], bytes]) -> bytes:
    try:
        with _decoding, open_picture(stream) as picture:
            # A JPEG decodes straight to a smaller size, reading every byte of it all the same.
            picture.draft("RGB", (side * 2, side * 2))
            picture.load()
            return write(picture, side)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise refusal("too_many_pixels", limit=MAX_PIXELS // 1_000_000) from error
    except (*BROKEN, MemoryError) as error:
        raise refusal("damaged") from error


def open_picture(stream: BinaryIO) -> Image.Image:
    stream.seek(0)
    # Once imported, WeasyPrint allows truncated pictures in the whole process; here they must be noticed.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(stream, formats=FORMATS)
    width, height = picture.size
    limit = MAX_PIXELS if picture.format == "JPEG" else MAX_PIXELS_DECODED
    if width * height > limit:
        raise refusal("too_many_pixels", limit=limit // 1_000_000)
    return picture


def upright(picture: Image.Image, side: int) -> Image.Image:
    picture.thumbnail((side, side))
    picture = ImageOps.exif_transpose(picture)
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def as_webp(picture: Image.Image, side: int) -> bytes:
    picture = upright(picture, side)
    return saved_clean(picture, "WEBP", quality=84, method=4)


def as_jpeg(picture: Image.Image, side: int) -> bytes:
    picture = upright(picture, side)
    if picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    return saved_clean(picture, "JPEG", quality=82, optimize=True)


def saved_clean(picture: Image.Image, form: str, **options) -> bytes:
    """A fresh image carries no EXIF, comment or profile over."""
    out = io.BytesIO()
    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    clean.save(out, form, **options)
    return out.getvalue()
