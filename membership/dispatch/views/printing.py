"""Labels and packing lists for what was ticked, or for a batch."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from ..forms import LabelsForm
from ..models import Owed
from ..permissions import user_can_dispatch
from ..printing import SHEETS, labels_pdf, packing_list_pdf
from ..shipments import Shipment, keys_in, shipments_of, with_receivers
from .base import DeskPage


class Chosen:
    """What the address names: rows (`owed`), or a whole batch."""

    @cached_property
    def shipments(self) -> list[Shipment]:
        given = self.request.GET
        batches, owed = keys_in(given.getlist("batch")), keys_in(given.getlist("owed"))
        rows = Owed.objects.filter(batch__in=batches) if batches else Owed.objects.filter(pk__in=owed)
        return shipments_of(with_receivers(rows).order_by("due_on", "pk"))

    @property
    def names(self) -> list[tuple[str, int]]:
        given = self.request.GET
        return [(name, key) for name in ("batch", "owed") for key in keys_in(given.getlist(name))]


class LabelsView(Chosen, DeskPage):
    template_name = "dispatch/admin/labels.html"
    page_title = _("Address labels")
    header_icon = "doc-full"
    parent_url_name, parent_label = "dispatch:index", _("To be sent")

    def get(self, request, *args, **kwargs):
        if not self.shipments:
            messages.warning(request, _("Tick what you print labels for."))
            return redirect(self.parent_url)
        form = LabelsForm(request.GET if "sheet" in request.GET else None)
        if form.is_bound and form.is_valid():
            addressed = [each for each in self.shipments if each.has_address]
            sheet = SHEETS[form.cleaned_data["sheet"]]
            return pdf(labels_pdf(addressed, sheet=sheet, skip=form.cleaned_data["skip"]), "labels.pdf")
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            shipments=[each for each in self.shipments if each.has_address],
            unaddressed=[each.organisation for each in self.shipments if not each.has_address],
            names=self.names,
            **kwargs,
        )


class PackingListView(Chosen, View):
    def get(self, request):
        if not user_can_dispatch(request.user):
            raise PermissionDenied
        if not self.shipments:
            messages.warning(request, _("Tick what you pack."))
            return redirect("dispatch:index")
        return pdf(packing_list_pdf(self.shipments), "packing-list.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
