from django import template

from ..doors import Visitor, visitor_of
from ..mail import unread_messages

register = template.Library()


@register.simple_tag(takes_context=True)
def visitor(context) -> Visitor | None:
    """Who is logged in, for the header of a site; nobody costs no query."""
    request = context.get("request")
    user = getattr(request, "user", None)
    return visitor_of(user, unread=unread_messages(request)) if user and user.is_authenticated else None
