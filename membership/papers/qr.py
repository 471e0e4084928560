import segno
from django.conf import settings

from .models import Paper


def qr_data_uri(text: str) -> str:
    """A QR code as a `data:` address, for the `src` of a picture on a page or in a PDF."""
    return segno.make(text, error="m", micro=False).png_data_uri(scale=8, border=1)


def verify_url(paper: Paper) -> str:
    """The full address under which anyone can check this paper."""
    return f"{settings.PUBLIC_URL}{paper.get_absolute_url()}"
