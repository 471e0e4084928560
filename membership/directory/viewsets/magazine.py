"""Profiles for the magazine: the editors' queue, and the page on which they answer one."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from membership.dues.viewsets.decisions import DecisionView
from membership.dues.viewsets.queues import QueueFilterSet, state_filter
from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.files import ShownFile
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..forms.magazine import RETURN_REASONS, AcceptForm, IssueForm, MagazineReturnForm
from ..models import MagazineProfile, MagazineSettings
from ..permissions import user_can_decide_profiles, user_can_see_profiles
from ..services import accept_profile, print_profile, return_profile

STATUS = MagazineProfile.Status
TONES = {
    STATUS.SUBMITTED: "info",
    STATUS.RETURNED: "warning",
    STATUS.ACCEPTED: "success",
    STATUS.PRINTED: "success",
}
LEADS_TO = {"accept": STATUS.ACCEPTED, "return": STATUS.RETURNED, "print": STATUS.PRINTED}


class ProfileFilterSet(QueueFilterSet):
    waiting = STATUS.SUBMITTED.value
    status = state_filter(STATUS.choices)

    class Meta:
        model = MagazineProfile
        fields = ["status"]


class ProfileIndexView(RecordIndexView):
    related = ("organisation",)
    default_ordering = "submitted_at"
    empty_text = _("No profile waits for the editors.")


class ProfileView(DecisionView):
    """Text and photos as the company sent them, and the editors' answer."""

    template_name = "directory/admin/magazine_profile.html"
    decisions = {
        "accept": (AcceptForm, "accept"),
        "return": (MagazineReturnForm, "send_back"),
        "print": (IssueForm, "mark_printed"),
    }

    def get_object(self, queryset=None):
        return get_object_or_404(MagazineProfile.objects.select_related("organisation"), pk=self.pk)

    def get_page_subtitle(self):
        return self.object.organisation.name

    def user_may_decide(self):
        return user_can_decide_profiles(self.request.user)

    def is_waiting(self):
        return self.object.status in (STATUS.SUBMITTED, STATUS.ACCEPTED)

    def next_waiting(self):
        return MagazineProfile.objects.pending().order_by("submitted_at", "pk").first()

    def accept(self, given) -> str:
        profile = accept_profile(profile=self.object, by=self.request.user)
        return gettext("%(company)s: accepted. The company is told.") % {"company": profile}

    def send_back(self, given) -> str:
        profile = return_profile(profile=self.object, by=self.request.user, **given)
        return gettext("%(company)s: sent back. The company is told.") % {"company": profile}

    def mark_printed(self, given) -> str:
        profile = print_profile(profile=self.object, by=self.request.user, **given)
        return gettext("%(company)s: printed in %(issue)s. The company is told.") % {
            "company": profile,
            "issue": profile.issue,
        }

    def get_context_data(self, **kwargs):
        profile, rules = self.object, MagazineSettings.load()
        context = super().get_context_data(**kwargs)
        allowed = MagazineProfile.TRANSITIONS[profile.status]
        context["forms"] = {
            name: form for name, form in context["forms"].items() if LEADS_TO[name] in allowed
        }
        photos = profile.photos.select_related("file")
        return context | {
            "profile": profile,
            "rules": rules,
            "tone": TONES.get(profile.status, ""),
            "contact": profile.organisation.contacts.primary().first(),
            "photos": photos,
            "reasons": RETURN_REASONS,
            "shown": [
                ShownFile(
                    key=f"f{place}",
                    label=photo.caption or gettext("Photo %(number)s") % {"number": place},
                    file=photo.file,
                )
                for place, photo in enumerate(photos, start=1)
            ],
        }


class ProfilesMenuItem(QueueMenuItem):
    def is_shown(self, request):
        return user_can_see_profiles(request.user) and MagazineSettings.load(request).is_used

    def count(self, request) -> int:
        return MagazineProfile.objects.pending().count()


class MagazineProfileViewSet(RecordViewSet):
    model = MagazineProfile
    name = "magazine_profiles"
    icon = "openquote"
    menu_label = _("Profiles in the magazine")
    menu_name = "magazine-profiles"
    menu_hook = "register_members_menu_item"
    menu_order = 60
    menu_item_class = ProfilesMenuItem
    granted = ("view", "change")
    index_view_class = ProfileIndexView
    inspect_view_class = ProfileView
    filterset_class = ProfileFilterSet
    search_fields = ["organisation__name", "issue", "text"]
    list_display = [
        RecordColumn("organisation", label=_("Company"), url_name="magazine_profiles:inspect"),
        Column("length", label=_("Characters"), classname="desk-wide"),
        Column("issue", label=pgettext_lazy("magazine", "Issue")),
        TimeColumn("submitted_at", label=_("Submitted at"), sort_key="submitted_at"),
        BadgeColumn("status", label=_("State"), tones=TONES),
    ]
