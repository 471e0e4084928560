from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from .bulk_actions import ACCOUNT_ACTIONS
from .home import DeskPanel
from .menus import ExchangeGroup, MembersGroup, MembershipSettingsGroup, MoneyGroup, PostGroup


@hooks.register("register_admin_viewset")
def register_menus():
    return [MoneyGroup(), PostGroup(), MembersGroup(), ExchangeGroup(), MembershipSettingsGroup()]


@hooks.register("construct_main_menu")
def leave_help_to_superusers(request, items):
    """Wagtail's help is about Wagtail, in English."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_homepage_panels")
def build_home(request, panels):
    """What waits comes first; Wagtail's panels are about pages and stay with those who keep pages."""
    desk = DeskPanel(request.user)
    if not desk.keeps_pages:  # but may be asked to approve one
        panels[:] = [panel for panel in panels if isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels.append(desk)


@hooks.register("construct_homepage_summary_items", order=1000)
def count_what_matters(request, items):
    """How many pages, pictures and documents there are helps nobody."""
    items.clear()


for action in ACCOUNT_ACTIONS:  # the last one registered for a name is the one that runs
    hooks.register("register_bulk_action", action, order=1)
