"""Acts on what is owed and on what was posted; each says first what it will do."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError
from membership.organisations.models import Organisation

from ..forms import CorrectForm, OweForm, ReasonForm
from ..models import Owed
from ..services import call_off_dispatch, correct_dispatch, dismiss_owed, owe, reopen_owed
from ..shipments import keys_in, with_receivers
from .base import DeskPage


class ActView(DeskPage):
    """A form, what it will do, and one service behind it."""

    template_name = "dispatch/admin/act.html"
    parent_url_name, parent_label = "dispatch:index", _("To be sent")
    form_class = None
    action_label = consequence = None
    is_serious = False

    def get(self, request, *args, **kwargs):
        return self.show(self.make_form())

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if form.is_valid():
            try:
                messages.success(request, self.act(form.cleaned_data))
                return redirect(self.onward())
            except (DomainError, ValidationError) as error:
                self.refusals = error.messages if isinstance(error, ValidationError) else [str(error)]
        return self.show(form)

    def make_form(self, data=None):
        return self.form_class(data)

    def act(self, given) -> str:
        raise NotImplementedError

    def onward(self) -> str:
        return self.parent_url

    def show(self, form):
        return self.render_to_response(self.get_context_data(form=form, view=self))

    def concerned(self) -> list[Owed]:
        return []

    def get_context_data(self, **kwargs):
        return super().get_context_data(concerned=self.concerned(), **kwargs)


class DismissView(ActView):
    page_title = _("Not to be sent")
    form_class = ReasonForm
    consequence = _("This leaves the list; companies are not told. It can be taken back on its page.")
    action_label = _("Yes, do not send it")

    @cached_property
    def asked(self) -> list[int]:
        given = self.request.POST if self.request.method == "POST" else self.request.GET
        return keys_in(given.getlist("owed"))

    def concerned(self):
        rows = Owed.objects.waiting().filter(pk__in=self.asked)
        return list(with_receivers(rows))

    def get(self, request, *args, **kwargs):
        if not self.concerned():
            messages.warning(request, _("Tick what is not to be sent."))
            return redirect(self.parent_url)
        return super().get(request, *args, **kwargs)

    def act(self, given):
        rows = dismiss_owed(owed=self.asked, reason=given["reason"], by=self.request.user)
        done = ngettext("%(count)s entry left the list.", "%(count)s entries left the list.", len(rows))
        return done % {"count": len(rows)}


class OweView(ActView):
    page_title = _("Something else to send")
    form_class = OweForm
    consequence = _("It appears on the list of what is to be sent, once for each company.")
    action_label = _("Add")

    def make_form(self, data=None):
        initial = {}
        if company := Organisation.objects.filter(
            pk__in=keys_in([self.request.GET.get("company", "")])
        ).first():
            initial["companies"] = company.name
        return OweForm(data, initial=initial)

    def act(self, given):
        rows = owe(organisations=given["companies"], note=given["note"], by=self.request.user)
        return ngettext("%(count)s entry was added.", "%(count)s entries were added.", len(rows)) % {
            "count": len(rows)
        }


class OneView(ActView):
    """An act on one row, or on the parcel it lies in."""

    @cached_property
    def owed(self) -> Owed:
        rows = Owed.objects.with_papers()
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @property
    def parcel(self):
        if self.owed.parcel is None:
            raise Http404
        return self.owed.parcel

    @property
    def parent_url(self):
        return reverse("dispatch:inspect", args=[self.owed.pk])

    @property
    def parent_label(self):
        return str(self.owed)


class ReopenView(OneView):
    page_title = _("To be sent after all")
    consequence = _("It appears on the list again.")
    action_label = _("Yes, it is to be sent")

    def make_form(self, data=None):
        return Form(data)

    def concerned(self):
        return [self.owed]

    def act(self, given):
        reopen_owed(owed=self.owed, by=self.request.user)
        return gettext("It is to be sent.")


class ParcelView(OneView):
    def concerned(self):
        return list(Owed.objects.with_papers().filter(parcel=self.parcel))

    def get_page_subtitle(self):
        return str(self.parcel)


class CorrectView(ParcelView):
    page_title = _("Correct tracking number")
    consequence = _("The company sees the right number at once and is told. The history keeps the wrong one.")
    action_label = _("Correct it")

    def make_form(self, data=None):
        parcel = self.parcel
        return CorrectForm(data, initial={"courier": parcel.courier, "number": parcel.number})

    def act(self, given):
        correct_dispatch(parcel=self.parcel, by=self.request.user, **given)
        return gettext("The tracking number has been corrected.")


class CallOffView(ParcelView):
    page_title = _("Call parcel off")
    form_class = ReasonForm
    consequence = _(
        "The parcel counts as never posted: all that it was to carry is owed again, and the company is told."
    )
    action_label = _("Yes, it was not posted")
    is_serious = True

    def act(self, given):
        call_off_dispatch(parcel=self.parcel, reason=given["reason"], by=self.request.user)
        return gettext("The parcel has been called off; its contents are owed again.")
