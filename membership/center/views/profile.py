from django.views.decorators.http import require_safe

from membership.dues.models import DuesSettings
from membership.organisations.models import Organisation

from .. import profiles
from ..visits import member_room, render_room


@require_safe
@member_room("home")
def profile(request, visit):
    """会员信息: what the association knows of the company."""
    organisation = (
        Organisation.objects.select_related("industry", "category", "logo", *profiles.FILES)
        .prefetch_related("contacts")
        .get(pk=visit.membership.organisation_id)
    )
    application = organisation.applications.select_related("registration_form").order_by("-pk").first()
    return render_room(
        request,
        visit,
        "home",
        "center/profile.html",
        logo=organisation.logo,
        basic=profiles.rows(organisation, profiles.BASIC),
        introduction=profiles.introduction(organisation),
        contacts=profiles.contacts(organisation),
        further=profiles.rows(organisation, profiles.FURTHER),
        files=profiles.files(organisation),
        registration_form=application and application.registration_form,
        help_line=DuesSettings.load().help_line,
    )
