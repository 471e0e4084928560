from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from membership.records.sections import Section

from . import log_actions
from .models import Application
from .permissions import user_can_see_applications
from .viewsets import ApplicationViewSet, ProcessViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [ApplicationViewSet(), ProcessViewSet()]


@hooks.register("register_admin_urls")
def register_registration_forms():
    return [path("registration-forms/", include("membership.joining.viewsets.registration"))]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)


@hooks.register("construct_organisation_page", order=2)
def add_applications(request, organisation, sections):
    if user_can_see_applications(request.user):
        applications = organisation.applications.sent().select_related("level", "stage")
        sections.append(Section("joining/admin/applications_section.html", applications=applications))


@hooks.register("construct_parcel_doors")
def add_papers(request, parcel, doors):
    """From a company's parcel straight to the review of its papers."""
    if parcel.organisation and user_can_see_applications(request.user):
        waiting = parcel.organisation.applications.filter(status=Application.Status.PAPERS).first()
        if waiting and parcel.direction == parcel.Direction.IN:
            words = _("Review the papers of %(application)s") % {"application": waiting}
            doors.append((reverse("applications:inspect", args=[waiting.pk]), words))
