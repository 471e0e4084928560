from wagtail import hooks

from . import log_actions
from .viewsets import ParcelViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return ParcelViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
