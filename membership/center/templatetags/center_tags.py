from django import template

from ..doors import Visitor, visitor_of

register = template.Library()


@register.simple_tag(takes_context=True)
def visitor(context) -> Visitor | None:
    """Who is logged in, for the header of a site; nobody costs no query."""
    user = getattr(context.get("request"), "user", None)
    return visitor_of(user) if user and user.is_authenticated else None
