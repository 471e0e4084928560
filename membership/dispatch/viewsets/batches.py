from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from membership.parcels.couriers import courier_of
from membership.parcels.models import Parcel
from membership.records.columns import RecordColumn, TimeColumn
from membership.records.history import actor_name
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..models import Batch, Owed
from ..permissions import user_can_dispatch
from ..shipments import shipments_of, with_receivers


class BatchIndexView(RecordIndexView):
    related = ("sent_by",)
    default_ordering = "-sent_at"
    empty_text = _("Nothing has been sent yet.")

    def get_base_queryset(self):
        parcels = Count("owed__parcel", distinct=True)
        return super().get_base_queryset().annotate(parcels=parcels)


class BatchView(RecordInspectView):
    """What went in one go: to whom, with which number."""

    template_name = "dispatch/admin/batch.html"

    def get_object(self, queryset=None):
        return get_object_or_404(Batch.objects.select_related("sent_by"), pk=self.pk)

    @cached_property
    def header_buttons(self):
        if not user_can_dispatch(self.request.user) or not self.shipments:
            return super().header_buttons
        named = f"?batch={self.object.pk}"
        return [
            HeaderButton(_("Address labels"), url=reverse("dispatch:labels") + named, icon_name="doc-full"),
            HeaderButton(
                _("Packing list"), url=reverse("dispatch:packing_list") + named, icon_name="list-ul"
            ),
            *super().header_buttons,
        ]

    @cached_property
    def shipments(self):
        rows = Owed.objects.filter(batch=self.object)
        return shipments_of(with_receivers(rows).order_by("organisation__name", "pk"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "batch": self.object,
            "courier": courier_of(self.object.courier),
            "sender": actor_name(self.object.sent_by),
            "shipments": self.shipments,
            "may_correct": user_can_dispatch(self.request.user),
            "posted": Parcel.Status.POSTED,
        }


class BatchViewSet(RecordViewSet):
    model = Batch
    name = "batches"
    icon = "history"
    menu_label = _("Batches sent")
    menu_name = "batches"
    menu_hook = "register_post_menu_item"
    menu_order = 30
    index_view_class = BatchIndexView
    inspect_view_class = BatchView
    search_fields = ["owed__organisation__name", "owed__parcel__number"]
    list_display = [
        RecordColumn("__str__", label=_("Batch"), url_name="batches:inspect"),
        Column("courier", label=_("Courier"), accessor=lambda batch: courier_of(batch.courier).name),
        Column("parcels", label=_("Parcels")),
        Column("sent_by", label=_("Sent by"), accessor=lambda batch: actor_name(batch.sent_by)),
        TimeColumn("sent_at", label=_("Recorded at"), sort_key="sent_at", classname="desk-wide"),
    ]
