"""The certificate as a kind of paper: what is printed, and what the public look-up says."""

import base64
import io
from datetime import date

from django.utils.translation import gettext_lazy as _
from PIL import Image as Picture
from PIL import ImageChops
from wagtail.images import get_image_model

from membership.papers.kinds import LiveState, PaperKind
from membership.papers.models import Paper

from .looking_up import find_certificates
from .models import Certificate
from .ornament import border, rosette
from .services import KIND
from .wording import chinese_date, term_on_screen

SEAL_PIXELS = 720  # 40 mm at more than 400 dots an inch


def describe(paper: Paper) -> list[tuple[str, str]]:
    data = paper.data
    return [
        (_("Company"), data["company"]),
        (_("Member number"), data["number"]),
        (_("Membership level"), data["level"]),
        (_("Validity"), term_on_screen(data)),
        (_("Issued by"), data["issuer"]),
    ]


def live_state(paper: Paper) -> LiveState:
    return Certificate.objects.with_standing().get(paper=paper).state


def context(paper: Paper) -> dict:
    length = len(paper.data["company"])
    return {
        "issued_on": chinese_date(date.fromisoformat(paper.data["issued_on"])),
        "name_size": "long" if length > 36 else "middle" if length > 20 else "short",
        "border": border(),
        "rosette": rosette(),
        "seal": seal_data_uri(paper.data["seal"]),
    }


def seal_data_uri(pk: int | None) -> str:
    """The seal as a small picture inside the page, or nothing when there is none (any more)."""
    image = get_image_model().objects.filter(pk=pk).first() if pk else None
    if image is None:
        return ""
    with image.open_file() as content, Picture.open(content) as picture:
        picture = picture.convert("RGBA")
        picture.thumbnail((SEAL_PIXELS, SEAL_PIXELS))
        if picture.getextrema()[3][0] == 255:
            picture.putalpha(ink_of(picture))
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def ink_of(picture: Picture.Image) -> Picture.Image:
    """A seal scanned from white paper would hide what it is stamped on: the whiter, the more transparent."""
    red, green, blue, _alpha = picture.split()
    return ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue))


CERTIFICATE = PaperKind(
    key=KIND,
    name=_("Certificate of membership"),
    template="certificates/certificate.html",
    describe=describe,
    state=live_state,
    context=context,
    find=find_certificates,
)
