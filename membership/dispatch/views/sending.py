"""Sending what was ticked: numbers are entered, the page says what will happen, one press does it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from membership.errors import DomainError
from membership.parcels.couriers import courier_of

from ..errors import AlreadySettled
from ..forms import BatchForm
from ..models import Batch, Owed
from ..services import dispatch_batch
from ..shipments import Shipment, keys_in, shipments_of, with_receivers
from .base import DeskPage


class SendView(DeskPage):
    template_name = "dispatch/admin/send.html"
    confirm_template_name = "dispatch/admin/send_confirm.html"
    page_title = _("Send by post")
    parent_url_name, parent_label = "dispatch:index", _("To be sent")

    def get(self, request, *args, **kwargs):
        if not self.shipments:
            messages.warning(request, _("Tick what you send; what was sent meanwhile is left out."))
            return redirect(self.parent_url)
        latest = Batch.objects.filter(sent_by=request.user).first()
        initial = {"courier": latest.courier} if latest else {}
        return self.show(BatchForm(shipments=self.shipments, initial=initial))

    def post(self, request, *args, **kwargs):
        if earlier := Batch.objects.filter(token=_token_in(request.POST)).first():
            return redirect("batches:inspect", earlier.pk)  # pressed twice
        if not self.shipments:
            return self.get(request)
        form = BatchForm(request.POST, shipments=self.shipments)
        if request.POST.get("step") == "edit":
            return self.show(BatchForm(shipments=self.shipments, initial=request.POST.dict()))
        if not any(each.chosen for each in self.shipments):
            self.refusals = [_("Nothing is ticked.")]
        missing = set(self.asked) - {row.pk for each in self.shipments for row in each.rows}
        if missing:
            self.refusals = [str(AlreadySettled(_companies_of(missing)))]
        if self.refusals or not form.is_valid():
            return self.show(form)
        if request.POST.get("step") == "send":
            return self.send(form)
        return self.ask(form)

    def send(self, form: BatchForm):
        given = form.cleaned_data
        try:
            batch = dispatch_batch(
                token=given["token"],
                owed=[pk for each in self.shipments for pk in each.chosen],
                courier=given["courier"],
                numbers=form.numbers,
                enclosures=form.enclosures,
                posted_on=given["posted_on"],
                by=self.request.user,
            )
        except (DomainError, ValidationError) as error:
            self.refusals = error.messages if isinstance(error, ValidationError) else [str(error)]
            return self.show(form)
        count = len(form.numbers)
        done = ngettext("%(count)s parcel was recorded.", "%(count)s parcels were recorded.", count)
        messages.success(self.request, done % {"count": count})
        return redirect("batches:inspect", batch.pk)

    def show(self, form: BatchForm):
        self.template_name = "dispatch/admin/send.html"
        return self.render_to_response(self.get_context_data(form=form, lines=list(form.lines())))

    def ask(self, form: BatchForm):
        self.template_name = self.confirm_template_name
        going = [each for each in self.shipments if each.chosen]
        context = self.get_context_data(
            form=form,
            lines=[
                (shipment, form.numbers[shipment.organisation.pk], form.enclosures[shipment.organisation.pk])
                for shipment in going
            ],
            courier=courier_of(form.cleaned_data["courier"]),
            items=sum(len(each.chosen) for each in going),
            untold=[each.organisation for each in going if not each.contact],
        )
        return self.render_to_response(context)

    @cached_property
    def given(self):
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def asked(self) -> list[int]:
        return keys_in(self.given.getlist("owed"))

    @cached_property
    def shipments(self) -> list[Shipment]:
        """All that the companies wait for; ticked is what was asked for."""
        companies = keys_in(self.given.getlist("company"))
        asked = Owed.objects.waiting().filter(pk__in=self.asked).values_list("organisation", flat=True)
        rows = Owed.objects.waiting().filter(organisation__in={*companies, *asked})
        return shipments_of(with_receivers(rows).order_by("due_on", "pk"), chosen=self.asked)


def _companies_of(owed: set[int]) -> list[str]:
    names = Owed.objects.filter(pk__in=owed).values_list("organisation__name", flat=True)
    return sorted(set(names))


def _token_in(data) -> str | None:
    """What was confirmed, or None where it is no token."""
    try:
        return str(UUID(data.get("token", "")))
    except ValueError:
        return None
