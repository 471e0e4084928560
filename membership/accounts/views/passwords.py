import time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _

from membership.errors import DomainError

from ..forms import ResetAccountPasswordForm, ResetPasswordForm, SetPasswordForm
from ..models import Purpose
from ..origin import origin_of
from ..receivers import session_id
from ..services import (
    phone_of,
    request_account_code,
    reset_account_password,
    reset_password,
    set_password,
)
from .code_page import CodePage
from .login import CODE_LOGIN_AT, LOGIN_AT
from .proof import ProofPage

FRESH_LOGIN_SECONDS = 15 * 60


class ResetPasswordView(CodePage):
    """A forgotten password: a code to the phone proves whose it is."""

    template_name = "accounts/reset_password.html"
    form_class = ResetPasswordForm
    purpose = Purpose.RESET

    def use_code(self, form):
        data = form.cleaned_data
        try:
            reset_password(
                phone=data["phone"],
                code=data["code"],
                password=data["new_password1"],
                origin=origin_of(self.request),
            )
        except DomainError as error:
            self.refuse(form, error)
            return None
        self.forget_sent()
        messages.success(self.request, _("Your password has been changed. You can log in with it now."))
        return redirect(reverse("accounts:login") + "?tab=password")


class ResetAccountPasswordView(CodePage):
    """The forgotten password of a company's account: a code to the phone of its owner."""

    template_name = "accounts/reset_account_password.html"
    form_class = ResetAccountPasswordForm
    purpose = Purpose.ACCOUNT

    def ask_for_code(self, form, *, challenge_passed):
        request_account_code(
            name=self.phone(form), origin=origin_of(self.request), challenge_passed=challenge_passed
        )

    def phone(self, form):
        return form.cleaned_data["account"]

    def form_kwargs(self):
        sent, kwargs = self.sent(), super().form_kwargs()
        name = sent["phone"] if sent else self.request.GET.get("name", "")[:150]
        return kwargs | {"initial": {"account": name}, "sent_to": ""}

    def use_code(self, form):
        data = form.cleaned_data
        try:
            reset_account_password(
                name=data["account"],
                code=data["code"],
                password=data["new_password1"],
                origin=origin_of(self.request),
            )
        except DomainError as error:
            self.refuse(form, error)
            return None
        except ValidationError as error:  # the initial password again; the code is still good
            form.add_error("new_password1", error)
            return None
        self.forget_sent()
        messages.success(self.request, _("The password has been changed. You can log in with it now."))
        return redirect(
            f"{reverse('accounts:login')}?{urlencode({'tab': 'password', 'name': data['account']})}"
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(was_asked=self.sent() is not None, **kwargs)


class SetPasswordView(LoginRequiredMixin, auth_views.RedirectURLMixin, ProofPage):
    """The first password, and every later one."""

    template_name = "accounts/set_password.html"
    form_class = SetPasswordForm
    purpose = Purpose.PASSWORD

    def get_default_redirect_url(self):
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def phone(self, form):
        return phone_of(self.request.user)

    def form_kwargs(self):
        user, kwargs = self.request.user, super().form_kwargs()
        code_login = self.request.session.get(CODE_LOGIN_AT, 0)
        return kwargs | {
            "user": user,
            "has_phone": phone_of(user) is not None,
            "proof_needed": time.time() - code_login > FRESH_LOGIN_SECONDS,
        }

    def use_code(self, form):
        if form.proof_needed and not self.is_proved(form):
            return None
        user = self.request.user
        password = form.cleaned_data["new_password1"]
        set_password(user=user, password=password, session_id=session_id(self.request))
        update_session_auth_hash(self.request, user)
        self.forget_sent()
        messages.success(self.request, _("Your password has been saved."))
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            has_password=user.has_usable_password(), onward=self.get_redirect_url(), **kwargs
        )


class ReplacePasswordView(SetPasswordView):
    """The initial password gives way to one of one's own. Who logged in just now has shown the old one."""

    template_name = "accounts/replace_password.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.must_change_password:
            return redirect("accounts:set-password")
        return super().dispatch(request, *args, **kwargs)

    def form_kwargs(self):
        logged_in = self.request.session.get(LOGIN_AT, 0)
        return super().form_kwargs() | {
            "has_phone": False,
            "proof_needed": time.time() - logged_in > FRESH_LOGIN_SECONDS,
        }
