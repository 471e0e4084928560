from wagtail import hooks

from .viewsets import DayOverrideViewSet


@hooks.register("register_admin_viewset")
def register_days():
    return DayOverrideViewSet()
