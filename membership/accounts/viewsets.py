from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Consent
from .phones import national_format


class PhoneColumn(Column):
    def get_value(self, instance):
        device = getattr(instance.user, "phone_device", None)
        return national_format(device.phone) if device else instance.user.get_username()


class MomentColumn(Column):
    """To the minute: this is evidence, and "a week ago" is none."""

    def get_value(self, instance):
        moment = timezone.localtime(super().get_value(instance))
        return formats.date_format(moment, "Y-m-d H:i")


class ConsentViewSet(ModelViewSet):
    """Who agreed to what, to be read and exported, never changed."""

    model = Consent
    name = "consents"
    icon = "check"
    menu_label = _("Consents")
    menu_order = 900
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    form_fields: list = []
    inspect_view_fields = ["user", "version", "accepted_at", "address", "user_agent"]
    list_display = [
        PhoneColumn("user", label=pgettext_lazy("who logs in", "Account")),
        Column("version", label=pgettext_lazy("that people accept", "Agreement")),
        MomentColumn("accepted_at", label=_("Accepted at"), sort_key="accepted_at"),
        Column("address", label=pgettext_lazy("network", "Address")),
    ]
    list_filter = ["version__kind", "accepted_at"]
    list_export = ["user__username", "version", "accepted_at", "address", "user_agent"]
    search_fields = ["user__phone_device__phone", "user__username", "address"]
    search_backend_name = None
    ordering = ["-accepted_at"]

    def get_queryset(self, request):
        return Consent.objects.select_related("user__phone_device", "version")
