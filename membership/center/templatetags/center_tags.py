from django import template

from membership.organisations.models import Role

from ..doors import Visitor, visitor_of
from ..mail import unread_messages
from ..next_steps import NextStep, next_steps
from ..visits import Visit

register = template.Library()


@register.simple_tag(takes_context=True)
def visitor(context) -> Visitor | None:
    """Who is logged in, for the header of a site; nobody costs no query."""
    request = context.get("request")
    user = getattr(request, "user", None)
    return visitor_of(user, unread=unread_messages(request)) if user and user.is_authenticated else None


@register.filter
def steps(visit: Visit) -> list[NextStep]:
    """What this member would do next."""
    return next_steps(visit)


@register.filter
def may_renew(visit: Visit) -> bool:
    """Those who pay for the company; others are not led to a page that is not for them."""
    return visit.may(Role.DUES)
