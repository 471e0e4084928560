"""The form of one application, made when it is asked for: the Word document in a tenth of a second, the PDF
in one; kept for a while, so that nobody waits twice."""

import hashlib
import json
import logging
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import caches
from django.utils.translation import pgettext
from jinja2 import TemplateError

from membership.papers.models import FileKind, PrivateFile
from membership.papers.rules import DOCX

from ..fields import TEXT_FIELDS, Shape, names_of, questions_of
from ..models import Application, JoiningProcess
from .filling import Content, fill
from .printing import word_as_pdf
from .standard import standard_template
from .variables import PICTURES, sample_values, values_of

logger = logging.getLogger(__name__)

KEPT_SECONDS = 600
LAYOUT = "1"  # another one when the same contents are laid out differently


class FormKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"

    @property
    def content_type(self) -> str:
        return "application/pdf" if self == FormKind.PDF else DOCX


@dataclass(frozen=True)
class MadeForm:
    content: bytes
    name: str
    content_type: str


def form_of(application: Application, kind: FormKind) -> MadeForm:
    """Filled in with what was last sent."""
    template = template_of(application.process)
    texts, pictures = values_of(application), _pictures(application)
    name = f"{application.name}-{_title()}.{kind}"
    key = _key(kind, template, texts, pictures)
    cache = caches["default"]
    content = cache.get(key)
    if content is None:
        document = _filled(application.process, template, _content(texts, pictures))
        content = _as_kind(document, kind, title=name)
        cache.set(key, content, timeout=KEPT_SECONDS)
    return MadeForm(content, name, kind.content_type)


def _title() -> str:
    return pgettext("filled in", "Registration form")


def sample_of(process: JoiningProcess, kind: FormKind) -> MadeForm:
    """With a sample in every place, for whoever writes the template."""
    name = f"{process.name}-{_title()}.{kind}"
    document = _filled(process, template_of(process), Content(texts=sample_values()))
    content = _as_kind(document, kind, title=name)
    return MadeForm(content, name, kind.content_type)


@dataclass(frozen=True)
class Template:
    """`mark` is the same for the same template."""

    content: bytes
    mark: str


def template_of(process: JoiningProcess) -> Template:
    """The secretariat's, or the standard one where there is none or its file is gone."""
    if process.form_document:
        try:
            with process.form_document.open_file() as file:
                content = file.read()
            return Template(content, hashlib.sha256(content).hexdigest())
        except OSError:
            logger.exception("The registration form of “%s” cannot be read.", process)
    return standard_of(process)


def standard_of(process: JoiningProcess) -> Template:
    """A sheet with what the process asks for."""
    names = names_of(questions_of(process), Shape.TEXT)
    return Template(standard_template(names), f"standard:{'|'.join(names)}")


def blank_standard() -> MadeForm:
    """The standard template itself, to begin one's own with: for the process in use."""
    process = JoiningProcess.objects.current()
    content = standard_of(process).content if process else standard_template(TEXT_FIELDS)
    return MadeForm(content, f"{_title()}.docx", DOCX)


def _filled(process: JoiningProcess, template: Template, content: Content) -> bytes:
    try:
        return fill(template.content, content, picture_names=PICTURES)
    except (TemplateError, ValueError, KeyError):
        # It was checked when it was chosen; whatever has changed since, nobody's way in ends here.
        logger.exception("The registration form of “%s” cannot be filled in.", process)
        return fill(standard_of(process).content, content, picture_names=PICTURES)


def _as_kind(document: bytes, kind: FormKind, *, title: str) -> bytes:
    return document if kind == FormKind.DOCX else word_as_pdf(document, title=title)


@dataclass(frozen=True)
class _Pictures:
    named: dict[str, PrivateFile]
    captioned: list[tuple[PrivateFile, str]]


def _pictures(application: Application) -> _Pictures:
    named = {name: getattr(application, name) for name in PICTURES}
    sent = application.sent_pictures.filter(submission=application.submissions).select_related("file")
    return _Pictures(
        named={name: file for name, file in named.items() if file and file.kind == FileKind.IMAGE},
        captioned=[(each.file, each.caption) for each in sent],
    )


def _content(texts: dict[str, str], pictures: _Pictures) -> Content:
    return Content(
        texts=texts,
        pictures={name: _bytes(file) for name, file in pictures.named.items()},
        captioned=[(_bytes(file), caption) for file, caption in pictures.captioned],
    )


def _bytes(file: PrivateFile) -> bytes:
    with file.file.open("rb") as stream:
        return stream.read()


def _key(kind: FormKind, template: Template, texts: dict[str, str], pictures: _Pictures) -> str:
    shown = [
        LAYOUT,
        kind.value,
        template.mark,
        texts,
        {name: str(file.pk) for name, file in pictures.named.items()},
        [(str(file.pk), caption) for file, caption in pictures.captioned],
    ]
    return "registration-form:" + hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()
