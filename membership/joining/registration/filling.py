"""Filling a Word template in. Staff write the templates, so they get a sandbox, names and nothing else:
no functions, no loops but over lists that are given."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from PIL import Image

# How large a picture may stand on the form, in millimetres.
ROOM = {"logo": (30, 20), "licence": (120, 85), "pictures": (75, 55)}
FILTERS = ("default", "upper", "lower", "trim", "replace", "length", "first", "last")


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """What jinja2 allows in a template of ours."""

    def __init__(self):
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}


@dataclass(frozen=True)
class Content:
    """What is filled in: texts by name, pictures by name (their bytes), and the list of captioned ones."""

    texts: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    captioned: Sequence[tuple[bytes, str]] = ()


def fill(template: bytes, content: Content, *, picture_names: Sequence[str]) -> bytes:
    """The template as a document with `content` in it; a picture that is missing leaves its place empty."""
    document = DocxTemplate(io.BytesIO(template))
    values = dict(content.texts)
    for name in picture_names:
        given = content.pictures.get(name)
        values[name] = _inline(document, given, ROOM[name]) if given else ""
    values["pictures"] = [
        {"picture": _inline(document, given, ROOM["pictures"]), "caption": caption}
        for given, caption in content.captioned
    ]
    document.render(values, jinja_env=TemplateEnvironment(), autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _inline(document: DocxTemplate, given: bytes, room: tuple[int, int]) -> InlineImage:
    """As large as there is room for, never larger; in colours that Word shows."""
    with Image.open(io.BytesIO(given)) as picture:
        picture.thumbnail((1200, 1200))
        scale = min(room[0] / picture.width, room[1] / picture.height)
        size = {"width": Mm(picture.width * scale), "height": Mm(picture.height * scale)}
        shown = io.BytesIO()
        flat = picture.convert("RGBA") if picture.mode in {"P", "LA", "RGBA"} else picture.convert("RGB")
        flat.save(shown, "PNG" if flat.mode == "RGBA" else "JPEG", quality=85)
    shown.seek(0)
    return InlineImage(document, shown, **size)
