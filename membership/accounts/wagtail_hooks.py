from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .models import Consent
from .permissions import ReadOnlyPolicy
from .viewsets import ConsentViewSet

register_permission_policy(Consent, ReadOnlyPolicy(Consent))


@hooks.register("register_admin_viewset")
def register_consents():
    return ConsentViewSet()
