from django import template

from home.audience.limits import admits
from home.audience.readers import Reader
from home.links import look_up_links
from home.models import AssociationSettings, FooterMenu, GuideManual, MainMenu
from home.page_cache import kept
from home.routing import pages_above

register = template.Library()


def settings_of(model, context):
    """Every page shows them, and they change once a year."""
    request = context.get("request")
    return kept(model._meta.label, lambda: model.load(request), request)


@register.simple_tag(takes_context=True)
def association(context) -> AssociationSettings:
    return settings_of(AssociationSettings, context)


@register.simple_tag(takes_context=True)
def main_menu(context) -> MainMenu:
    return menus(context)[0]


@register.simple_tag(takes_context=True)
def footer_menu(context) -> FooterMenu:
    return menus(context)[1]


def menus(context) -> tuple[MainMenu, FooterMenu]:
    """Together: every page shows both, and what they lead to is looked up once."""
    request = context.get("request")
    if not hasattr(request, "site_menus"):
        menus = kept("menus", load_menus, request)
        if request is None:
            return menus
        request.site_menus = menus
    return request.site_menus


def load_menus() -> tuple[MainMenu, FooterMenu]:
    main, footer = MainMenu.load(), FooterMenu.load()
    look_up_links(main.items, main.buttons, footer.columns)
    return main, footer


@register.simple_tag(takes_context=True)
def popular_doors(context) -> list:
    """Where most visitors want to go, for one who is lost: what the main menu leads to."""
    links = []
    for entry in MainMenu.load(context.get("request")).items:
        links += entry.value["links"] if entry.block_type == "group" else [entry.value]
    return [link for link in links if link.href and link.href != "/"]


@register.simple_tag(takes_context=True)
def operation_manual(context) -> GuideManual | None:
    """The manual of the first guide, for whoever joins; of an open guide only."""
    return kept("home.operation_manual", open_manual, context.get("request"))


def open_manual() -> GuideManual | None:
    manuals = GuideManual.objects.filter(guide__live=True, file__isnull=False).select_related("guide", "file")
    manual = manuals.order_by("guide__path").first()
    return manual if manual and admits(manual.guide, Reader.VISITOR) else None


@register.inclusion_tag("includes/breadcrumbs.html", takes_context=True)
def breadcrumbs(context, part: str = "") -> dict:
    """The way back to the home page; nothing above the home page itself is shown. `part` is what is shown of
    the page, where that is not all of it."""
    page = context.get("page")
    request = context.get("request")
    ancestors = pages_above(page, request) if page and page.depth else []
    return {"ancestors": ancestors, "page": page, "part": part, "request": request}


@register.simple_tag(takes_context=True)
def is_here(context, href: str) -> bool:
    """Whether a menu entry leads to the page shown or to one above it."""
    request = context.get("request")
    if request is None or not href:
        return False
    return request.path == href if href == "/" else request.path.startswith(href)


@register.simple_tag(takes_context=True)
def here_among(context, links) -> str:
    """The address, of those in a group of the menu, that leads to the page shown or nearest above it."""
    return max((link.href for link in links if is_here(context, link.href)), key=len, default="")
