from django import template
from wagtail.models import BaseViewRestriction, Page

from ..limits import page_limits
from ..models import Audience
from ..readers import reader_of

register = template.Library()


@register.simple_tag(takes_context=True)
def is_closed(context, page: Page) -> bool:
    """Whether the reader of this request may not read the page; all pages of a list cost one query."""
    reader = reader_of(context.get("request"))
    return not page_limits(reader).admit(page.path, reader)


@register.simple_tag(takes_context=True)
def opens_after_login(context, page: Page | None) -> bool:
    """Whether any account will do for this limited page: the badge then says so."""
    if not isinstance(page, Page):
        return False
    gates = page_limits(reader_of(context.get("request"))).on_the_way_to(page.path)
    anybody = {Audience.ACCOUNTS, BaseViewRestriction.LOGIN}
    return bool(gates) and all(any(way.kind in anybody for way in gate.ways) for gate in gates)
