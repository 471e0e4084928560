from django import template
from wagtail.models import Page

from home.metadata.head import head_of
from home.metadata.structured import as_script, graph_of
from home.templatetags.home_tags import association

register = template.Library()


@register.inclusion_tag("includes/head_tags.html", takes_context=True)
def head_metadata(context, title: str = "", description: str = "") -> dict:
    """For a page of the site; pages of forms say nothing. `title` and `description` are for an address
    below the page, a company in the list of members or one page of the magazine; what stands there, its
    view tells as `head_data`."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or not page.pk or request is None or getattr(request, "is_preview", False):
        return {}
    owner = association(context)
    is_closed = "closed" in context
    words = {"title": title, "description": description}
    head = head_of(page, request, association=owner, is_closed=is_closed, **words)
    data = [] if is_closed else graph_of(page, request, association=owner, picture=head.image_url, last=title)
    if not is_closed:
        data += context.get("head_data", [])
    return {"head": head, "is_closed": is_closed, "structured_data": as_script(data)}
