from django import template
from wagtail.models import Page

from home.audience.closing import Closed
from home.metadata.head import head_of
from home.metadata.structured import as_script, graph_of
from home.templatetags.home_tags import association

register = template.Library()


@register.inclusion_tag("includes/head_tags.html", takes_context=True)
def head_metadata(context) -> dict:
    """For a page of the site; pages of forms say nothing. What is shown at an address below the page, a
    company in the list of members or one page of the magazine, puts `head_title`, `head_description` and
    `head_data` (structured data, a list) into its context."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or not page.pk or request is None or getattr(request, "is_preview", False):
        return {}
    owner, is_closed = association(context), isinstance(context.get("closed"), Closed)
    title = context.get("head_title", "")
    words = {"title": title, "description": context.get("head_description", "")}
    head = head_of(page, request, association=owner, is_closed=is_closed, **words)
    data = [] if is_closed else context.get("head_data")
    graph = graph_of(page, request, association=owner, picture=head.image_url, last=title, told=data)
    return {
        "head": head,
        "is_closed": is_closed,
        "structured_data": as_script([] if is_closed else graph),
    }
