from wagtail import hooks
from wagtail.permissions import register_permission_policy

from . import log_actions
from .models import Consent
from .permissions import ReadOnlyPolicy
from .viewsets import ConsentViewSet

register_permission_policy(Consent, ReadOnlyPolicy(Consent))


@hooks.register("register_admin_viewset")
def register_consents():
    return ConsentViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
