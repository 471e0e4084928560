from wagtail import hooks

from . import log_actions
from .viewsets import CategoryViewSet, IndustryViewSet, OrganisationViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [OrganisationViewSet(), IndustryViewSet(), CategoryViewSet()]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
