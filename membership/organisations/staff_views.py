"""What the secretariat may do with the account of a company: each act asks first."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from membership.errors import DomainError

from .models import EnterpriseAccount, Organisation, Role
from .permissions import user_can_manage_accounts
from .services import hand_over, lock_account, send_initial_password, unlock_account
from .staff_forms import ReasonForm, StaffHandoverForm


class AccountActView(WagtailAdminTemplateMixin, TemplateView):
    """Asks, then calls one service."""

    template_name = "organisations/admin/act.html"
    inspect_url_name = index_url_name = None
    consequence = action_label = done = ""

    def dispatch(self, request, *args, **kwargs):
        if not user_can_manage_accounts(request.user):
            raise PermissionDenied
        self.organisation = get_object_or_404(Organisation, pk=kwargs["pk"])
        self.inspect_url = reverse(self.inspect_url_name, args=(self.organisation.pk,))
        self.form = self.make_form(request.POST or None)
        return super().dispatch(request, *args, **kwargs)

    def make_form(self, data):
        return ReasonForm(data)

    @property
    def account(self) -> EnterpriseAccount:
        found = EnterpriseAccount.objects.filter(organisation=self.organisation).first()
        if found is None:
            raise Http404
        return found

    def get_page_subtitle(self):
        return str(self.organisation)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Organisations")},
            {"url": self.inspect_url, "label": str(self.organisation)},
            {"url": "", "label": self.get_page_title()},
        ]

    def act(self) -> None:
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        if self.form and not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs))
        try:
            self.act()
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done)
        return redirect(self.inspect_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            organisation=self.organisation, form=self.form, inspect_url=self.inspect_url, **kwargs
        )


class SendPasswordView(AccountActView):
    page_title = gettext_lazy("Send initial password")
    header_icon = "password"
    consequence = gettext_lazy(
        "The enterprise account gets a new initial password, which goes to the company's owner by SMS and "
        "email; nobody here sees it. Whatever password it had stops working, and everybody who is logged in "
        "with the account is logged out."
    )
    action_label = gettext_lazy("Yes, send it")
    done = gettext_lazy("A new initial password is on its way to the company's owner.")

    def make_form(self, data):
        return None

    def act(self):
        send_initial_password(account=self.account, by=self.request.user)


class LockView(AccountActView):
    page_title = gettext_lazy("Lock enterprise account")
    header_icon = "lock"
    consequence = gettext_lazy(
        "The enterprise account opens to nobody until it is unlocked; whoever is logged in with it is "
        "logged out. The people of the company go on with their own phones."
    )
    action_label = gettext_lazy("Yes, lock it")
    done = gettext_lazy("The enterprise account is locked.")

    def act(self):
        lock_account(account=self.account, by=self.request.user, reason=self.form.cleaned_data["reason"])


class UnlockView(AccountActView):
    page_title = gettext_lazy("Unlock enterprise account")
    header_icon = "lock-open"
    consequence = gettext_lazy("The enterprise account opens again, with the password it had.")
    action_label = gettext_lazy("Yes, unlock it")
    done = gettext_lazy("The enterprise account is unlocked.")

    def act(self):
        unlock_account(account=self.account, by=self.request.user, reason=self.form.cleaned_data["reason"])


class HandOverView(AccountActView):
    page_title = gettext_lazy("Hand the company over")
    header_icon = "group"
    consequence = gettext_lazy(
        "For an owner who has left and cannot do it themselves. Both are told; the enterprise account, if "
        "there is one, gets a new initial password, which goes to the next owner."
    )
    action_label = gettext_lazy("Yes, hand it over")
    done = gettext_lazy("The company has been handed over.")

    def make_form(self, data):
        return StaffHandoverForm(data, organisation=self.organisation)

    def act(self):
        data = self.form.cleaned_data
        hand_over(
            organisation=self.organisation,
            contact=data["giver"],
            to_person=self.form.person(),
            keeps=Role(data["keeps"]) if data["keeps"] else None,
            by=self.request.user,
            reason=data["reason"],
            by_staff=True,
        )
