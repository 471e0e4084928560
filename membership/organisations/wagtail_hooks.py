from wagtail import hooks

from .viewsets import CategoryViewSet, IndustryViewSet, OrganisationViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [OrganisationViewSet(), IndustryViewSet(), CategoryViewSet()]
