import segno
from django import template
from django.utils.safestring import mark_safe

from membership.papers.rules import IMAGE_OR_PDF

register = template.Library()


@register.simple_tag
def voucher_rule():
    """What may be uploaded as a voucher."""
    return IMAGE_OR_PDF


@register.simple_tag
def removable(files, remove_url: str) -> list[dict]:
    """Files as the upload component lists them, each with the way to take it out."""
    return [{"file": file, "remove_url": remove_url} for file in files]


@register.simple_tag
def qr_code(content: str) -> str:
    """`content` as a drawing that fills the width it is given; its words stand beside it."""
    drawing = segno.make(content, micro=False, error="m").svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass=None, light="#fff", dark="#000"
    )
    return mark_safe(drawing)  # noqa: S308 - drawn here, nothing of `content` is in it as text
