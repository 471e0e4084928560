"""Giving companies files, and taking back what was given by mistake."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from membership.organisations.models import Organisation

from ..forms import GiveForm, ReasonForm
from ..models import AssociationFile
from ..permissions import user_can_give_files, user_can_take_files_back
from ..services import file_for, withdraw_file
from ..shipments import keys_in
from .settling import ActView


class GiveView(ActView):
    template_name = "dispatch/admin/give.html"
    page_title = _("Give companies a file")
    header_icon = "doc-full"
    parent_url_name, parent_label = "association_files:index", _("Association files")
    may = staticmethod(user_can_give_files)
    consequence = _("Each company finds the file in its member center and is told at once.")
    action_label = _("Give the file")

    def make_form(self, data=None):
        company = Organisation.objects.filter(pk__in=keys_in([self.request.GET.get("company", "")])).first()
        initial = {"companies": company.name} if company else {}
        files = self.request.FILES if data is not None else None
        return GiveForm(data, files, by=self.request.user, initial=initial)

    def act(self, given):
        companies = given["companies"]
        values = {name: given[name] for name in ("kind", "title", "number", "dated", "file")}
        file_for(organisations=companies, by=self.request.user, **values)
        count = len(companies)
        done = ngettext(
            "%(count)s company was given the file.", "%(count)s companies were given the file.", count
        )
        return done % {"count": count}


class TakeBackView(ActView):
    page_title = _("Take file back")
    header_icon = "undo"
    may = staticmethod(user_can_take_files_back)
    form_class = ReasonForm
    is_serious = True
    consequence = _(
        "The company no longer sees the file and cannot open it. The record stays, with your reason."
    )
    action_label = _("Yes, take it back")

    @cached_property
    def filed(self) -> AssociationFile:
        return get_object_or_404(AssociationFile.objects.select_related("organisation"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return f"{self.filed} · {self.filed.organisation}"

    @property
    def parent_url(self):
        return reverse("association_files:inspect", args=[self.filed.pk])

    @property
    def parent_label(self):
        return str(self.filed)

    def act(self, given):
        withdraw_file(filed=self.filed, reason=given["reason"], by=self.request.user)
        return gettext("The file has been taken back.")
