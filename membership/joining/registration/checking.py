"""What is wrong with a template, said when staff upload it instead of when a company downloads its form."""

import io
import re
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, nodes
from lxml.etree import XMLSyntaxError

from membership.papers.inspection.word import check_docx

from .filling import Content, TemplateEnvironment, fill
from .variables import sample_values, variables

A4_MM = (210, 297)
LARGEST = 5 * 1024 * 1024
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.If, nodes.For, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Filter),
)
_TEXT = re.compile(r"<[^>]+>")


def template_problems(content: bytes) -> list[str]:
    """Each a sentence for the secretariat; empty when the template may be used."""
    if len(content) > LARGEST:
        return [_("The template is larger than 5 MB.")]
    try:
        check_docx(io.BytesIO(content))
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
    except ValidationError as error:
        return [str(message) for message in error.messages]
    except (zipfile.BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError):
        return [_("This is not a Word document (.docx).")]
    return _wording_problems(template) or _page_problems(template) or _trial_problems(content)


def document_problems(document) -> list[str]:
    """Of a document that was chosen as template."""
    try:
        with document.open_file() as file:
            return template_problems(file.read(LARGEST + 1))
    except OSError:
        return [_("This document's file is missing.")]


def _wording_problems(template: DocxTemplate) -> list[str]:
    environment = TemplateEnvironment()
    problems = []
    for source in _sources(template):
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as error:
            return [_("The template cannot be read at “%(place)s”: %(reason)s") % _where(source, error)]
        problems += _unknown_names(tree)
        if any(not isinstance(node, ALLOWED) for node in tree.find_all(nodes.Node)):
            problems.append(
                _("The template does more than name variables, ask “if” and go through the pictures.")
            )
    return list(dict.fromkeys(problems))


def _sources(template: DocxTemplate) -> list[str]:
    """The body, headers and footers, as jinja2 gets them."""
    found = [template.patch_xml(template.get_xml())]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(uri):
            found.append(template.patch_xml(template.get_part_xml(part)))
    return found


def _unknown_names(tree: nodes.Template) -> list[str]:
    known = {each.name for each in variables()}
    lists = {each.name for each in variables() if each.is_list}
    loops = [node for node in tree.find_all(nodes.For) if isinstance(node.target, nodes.Name)]
    own = {loop.target.name for loop in loops}
    problems = [
        _("There is no variable “%(name)s”.") % {"name": node.name}
        for node in tree.find_all(nodes.Name)
        if node.ctx == "load" and node.name not in known | own
    ]
    problems += [
        _("Only a list can be gone through with “for”.")
        for loop in tree.find_all(nodes.For)
        if not (isinstance(loop.iter, nodes.Name) and loop.iter.name in lists)
    ]
    problems += [
        _("A picture of the list has “picture” and “caption”, not “%(name)s”.") % {"name": node.attr}
        for node in tree.find_all(nodes.Getattr)
        if node.attr not in {"picture", "caption"}
    ]
    return problems


def _where(source: str, error: TemplateSyntaxError) -> dict[str, str]:
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    return {"place": " ".join(_TEXT.sub("", line).split())[:60], "reason": str(error.message)}


def _page_problems(template: DocxTemplate) -> list[str]:
    for section in template.docx.sections:
        size = sorted((section.page_width.mm, section.page_height.mm))
        if any(abs(side - wanted) > 2 for side, wanted in zip(size, A4_MM, strict=True)):
            return [_("The page is not A4: choose A4 as the paper size in Word.")]
    return []


def _trial_problems(content: bytes) -> list[str]:
    """With a sample in every place: what parses may still not come out as a document."""
    texts = sample_values()
    try:
        fill(
            content, Content(texts=texts), picture_names=[v.name for v in variables() if v.name not in texts]
        )
    except (TemplateError, XMLSyntaxError, ValueError, KeyError, TypeError) as error:
        return [_("The template cannot be filled in: %(reason)s") % {"reason": str(error)[:200]}]
    return []
