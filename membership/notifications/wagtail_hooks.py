from wagtail import hooks

from . import log_actions
from .viewsets import MessagesGroup


@hooks.register("register_admin_viewset")
def register_messages():
    return MessagesGroup()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
