from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView

from membership.records.columns import RecordColumn, TimeColumn
from membership.records.files import ShownFile
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import KeptListViewSet, RecordViewSet

from .models import Category, EnterpriseAccount, Industry, Organisation
from .permissions import user_can_manage_accounts
from .richtext import sanitise
from .staff_views import HandOverView, LockView, SendPasswordView, UnlockView

FILES = ("licence", "logo", "metering_licence", "quality_certificate")
FACTS = ("uscc", "industry", "category", "website", "address", "landline", "head_name", "head_title")


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
            "facts": [(self.label(name), getattr(self.object, name)) for name in FACTS],
            "introduction": mark_safe(sanitise(self.object.introduction)),  # noqa: S308 - cleaned here
            "contacts": self.object.contacts.select_related("user"),
            "account": EnterpriseAccount.objects.filter(organisation=self.object)
            .select_related("user")
            .first(),
            "may_manage": user_can_manage_accounts(self.request.user),
            "shown": [
                ShownFile(key=name, label=self.label(name), file=file)
                for name in FILES
                if (file := getattr(self.object, name))
            ],
            "sections": self.sections(),
        }

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


class KeptListIndexView(IndexView):
    default_ordering = "sort_order"


class IndustryViewSet(KeptListViewSet):
    model = Industry
    name = "industries"
    icon = "tag"
    menu_name = "industries"
    menu_order = 20
    index_view_class = KeptListIndexView
    form_fields = ["name", "sort_order", "is_offered"]
    list_display = ["name", BooleanColumn("is_offered", label=_("Offered")), "sort_order"]


class CategoryViewSet(IndustryViewSet):
    model = Category
    name = "categories"
    menu_name = "categories"
    menu_order = 30
