from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from membership.records.columns import RecordColumn, TimeColumn
from membership.records.files import ShownFile
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..models import EnterpriseAccount, Organisation
from ..permissions import user_can_manage_accounts, user_can_see_revenue
from ..richtext import sanitise
from ..staff_views import HandOverView, LockView, SendPasswordView, UnlockView

FILES = ("licence", "logo", "metering_licence", "quality_certificate", "production_licence")
FACTS = ("uscc", "industry", "category", "website", "address", "landline", "head_name", "head_title")
# Asked by some associations only: shown where there is something to show.
MORE_FACTS = (
    "postcode",
    "ownership",
    "founded_on",
    "registered_capital",
    "employees",
    "main_business",
    "head_phone",
)


class OrganisationIndexView(RecordIndexView):
    related = ("industry", "category")
    empty_text = _("No companies yet. A company is kept here once its application is approved.")

    def get_base_queryset(self):
        return super().get_base_queryset().defer("introduction").prefetch_related("contacts")


class OrganisationView(RecordInspectView):
    """What is known of a company; other rooms add their part through `construct_organisation_page`."""

    template_name = "organisations/admin/organisation.html"

    def get_object(self, queryset=None):
        related = Organisation.objects.select_related("industry", "category", *FILES)
        return get_object_or_404(related, pk=self.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "organisation": self.object,
            "facts": self.facts(),
            "introduction": mark_safe(sanitise(self.object.introduction)),  # noqa: S308 - cleaned here
            "contacts": self.object.contacts.select_related("user"),
            "account": EnterpriseAccount.objects.filter(organisation=self.object)
            .select_related("user")
            .first(),
            "may_manage": user_can_manage_accounts(self.request.user),
            "shown": self.files(),
            "proposal": self.object.proposals.pending().first(),
            "revenues": self.revenues(),
            "sections": self.sections(),
        }

    def facts(self) -> list[tuple[str, object]]:
        told = [name for name in MORE_FACTS if getattr(self.object, name) not in (None, "")]
        return [(self.label(name), getattr(self.object, name)) for name in (*FACTS, *told)]

    def files(self) -> list[ShownFile]:
        """The company's papers, then its publicity pictures."""
        papers = [
            ShownFile(key=name, label=self.label(name), file=file)
            for name in FILES
            if (file := getattr(self.object, name))
        ]
        pictures = self.object.pictures.select_related("file")
        return papers + [
            ShownFile(key=f"p{each.pk}", label=each.caption, file=each.file) for each in pictures
        ]

    def revenues(self):
        if not user_can_see_revenue(self.request.user):
            return None
        return self.object.revenues.all()[:10]

    def label(self, name: str) -> str:
        return self.object._meta.get_field(name).verbose_name

    def sections(self) -> list:
        """Components of other rooms: `hook(request, organisation, sections)` appends what its room knows."""
        sections: list = []
        for add in hooks.get_hooks("construct_organisation_page"):
            add(self.request, self.object, sections)
        return sections


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    name = "organisations"
    icon = "home"
    menu_hook = "register_members_menu_item"
    menu_order = 20
    index_view_class = OrganisationIndexView
    inspect_view_class = OrganisationView
    list_filter = ["industry", "category"]
    search_fields = ["name", "uscc", "contacts__name", "contacts__phone"]
    list_display = [
        RecordColumn("name", label=_("Company"), url_name="organisations:inspect", sort_key="name"),
        Column("uscc", label=_("Company code")),
        Column("industry", label=_("Industry"), classname="desk-wide"),
        Column("category", label=_("Member category"), classname="desk-wide"),
        Column(
            "contact", label=_("Contact person"), accessor=lambda each: next(iter(each.contacts.all()), "")
        ),
        TimeColumn("created_at", label=_("Known since"), sort_key="created_at", classname="desk-wide"),
    ]

    def get_urlpatterns(self):
        names = {f"{name}_url_name": self.get_url_name(name) for name in ("index", "inspect")}
        return [
            *super().get_urlpatterns(),
            path("send-password/<int:pk>/", SendPasswordView.as_view(**names), name="send-password"),
            path("lock/<int:pk>/", LockView.as_view(**names), name="lock"),
            path("unlock/<int:pk>/", UnlockView.as_view(**names), name="unlock"),
            path("hand-over/<int:pk>/", HandOverView.as_view(**names), name="hand-over"),
        ]
