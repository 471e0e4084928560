from django import template

from home.models import AssociationSettings, FooterMenu, MainMenu

register = template.Library()


@register.simple_tag(takes_context=True)
def association(context) -> AssociationSettings:
    return AssociationSettings.load(context.get("request"))


@register.simple_tag(takes_context=True)
def main_menu(context) -> MainMenu:
    return MainMenu.load(context.get("request"))


@register.simple_tag(takes_context=True)
def footer_menu(context) -> FooterMenu:
    return FooterMenu.load(context.get("request"))


@register.simple_tag(takes_context=True)
def popular_doors(context) -> list:
    """Where most visitors want to go, for one who is lost: what the main menu leads to."""
    links = []
    for entry in MainMenu.load(context.get("request")).items:
        links += entry.value["links"] if entry.block_type == "group" else [entry.value]
    return [link for link in links if link.href and link.href != "/"]


@register.inclusion_tag("includes/breadcrumbs.html", takes_context=True)
def breadcrumbs(context) -> dict:
    """The way back to the home page; nothing above the home page itself is shown."""
    page = context.get("page")
    ancestors = page.get_ancestors().filter(depth__gt=1).live() if page and page.depth else []
    return {"ancestors": ancestors, "page": page, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def is_here(context, href: str) -> bool:
    """Whether a menu entry leads to the page shown or to one above it."""
    request = context.get("request")
    if request is None or not href:
        return False
    return request.path == href if href == "/" else request.path.startswith(href)
