from django import template

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
