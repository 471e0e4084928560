from wagtail import hooks

from membership.records.sections import Section

from . import log_actions
from .permissions import user_can_see_applications
from .viewsets import ApplicationViewSet, ProcessViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [ApplicationViewSet(), ProcessViewSet()]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)


@hooks.register("construct_organisation_page", order=2)
def add_applications(request, organisation, sections):
    if user_can_see_applications(request.user):
        applications = organisation.applications.sent().select_related("level", "stage")
        sections.append(Section("joining/admin/applications_section.html", applications=applications))
