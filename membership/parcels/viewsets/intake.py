"""The intake: one box for what a scanner reads or a person remembers, and what lies on the desk."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, IntegerField, Value, When
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from membership.errors import DomainError

from ..couriers import HAND, clean_number, normalise_number
from ..models import Parcel
from ..permissions import user_can_receive_parcels
from ..services import receive_parcel, record_parcel
from .forms import RecordForm

SHOWN = 50


class DeskPage(WagtailAdminTemplateMixin, TemplateView):
    """A page below the list of parcels, for whoever receives them."""

    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        if not user_can_receive_parcels(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("parcels:index"), "label": gettext("Parcels")},
            {"url": "", "label": self.get_page_title()},
        ]


class IntakeView(DeskPage):
    """A number that one parcel bears leads straight to it; whatever else is typed shows what fits."""

    template_name = "parcels/admin/intake.html"
    page_title = _("Receive parcels")

    def get(self, request, *args, **kwargs):
        found = self.found()
        exact = [parcel for parcel in found if parcel.number == normalise_number(self.typed)]
        if len(exact) == 1:
            return redirect("parcels:inspect", exact[0].pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Mark everything that was ticked; what somebody else was faster with stays as it is."""
        chosen = [int(pk) for pk in request.POST.getlist("parcel") if pk.isdecimal()]
        parcels = list(Parcel.objects.incoming().filter(pk__in=chosen))
        received = [parcel for parcel in parcels if was_received(parcel, request.user)]
        if received:
            text = ngettext(
                "%(count)s parcel was received.", "%(count)s parcels were received.", len(received)
            )
            messages.success(request, text % {"count": len(received)})
        if len(received) < len(parcels):
            messages.warning(request, gettext("Some had been received or withdrawn meanwhile."))
        if not parcels:
            messages.error(request, gettext("Tick what has come first."))
        return redirect("parcels:intake")

    @property
    def typed(self) -> str:
        return self.request.GET.get("q", "").strip()[:100]

    def found(self) -> list[Parcel]:
        """What is on its way first."""
        waiting_first = Case(
            When(status=Parcel.Status.ANNOUNCED, then=Value(0)), default=Value(1), output_field=IntegerField()
        )
        parcels = Parcel.objects.incoming().matching(self.typed).select_related("organisation")
        return list(parcels.order_by(waiting_first, "-pk")[:SHOWN])

    def get_context_data(self, **kwargs):
        found = self.found()
        today = Parcel.objects.incoming().received().filter(received_at__date=timezone.localdate())
        return super().get_context_data(**kwargs) | {
            "typed": self.typed,
            "is_number": looks_like_number(self.typed),
            "found": found,
            "can_receive": any(parcel.status == Parcel.Status.ANNOUNCED for parcel in found),
            "awaited": Parcel.objects.incoming().announced().count(),
            "today": today.select_related("organisation").order_by("-received_at")[:SHOWN],
        }


def looks_like_number(typed: str) -> bool:
    try:
        clean_number(typed)
    except ValidationError:
        return False
    return True


def was_received(parcel: Parcel, by) -> bool:
    try:
        receive_parcel(parcel=parcel, by=by)
    except DomainError:
        return False
    return True


class RecordView(DeskPage):
    """Something came that nobody had announced."""

    template_name = "parcels/admin/record.html"
    page_title = _("Record a parcel that was not announced")
    form = None

    def get_context_data(self, **kwargs):
        number = self.request.GET.get("number", "")[:80]
        form = self.form or RecordForm(initial={"number": number, "courier": HAND if not number else ""})
        return super().get_context_data(**kwargs) | {"form": form}

    def post(self, request, *args, **kwargs):
        self.form = RecordForm(request.POST)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        given = dict(self.form.cleaned_data)
        try:
            parcel = record_parcel(organisation=given.pop("company"), by=request.user, **given)
        except DomainError as error:
            self.form.add_error("number", str(error))
            return self.get(request, *args, **kwargs)
        messages.success(request, gettext("The parcel %(parcel)s was recorded.") % {"parcel": parcel})
        return redirect("parcels:inspect", parcel.pk)
