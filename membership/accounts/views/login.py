import time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth import views as auth_views
from django.shortcuts import redirect, resolve_url
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _

from membership.errors import DomainError

from ..forms import PasswordLoginForm, PhoneCodeForm
from ..models import Purpose
from ..origin import origin_of
from ..recovery import has_kept_accounts
from ..services import accept_current, authenticators_are_used, log_in_with_code
from .agreements import agreement_notice
from .code_page import CodePage

CODE_LOGIN_AT = "accounts.code_login_at"
LOGIN_AT = "accounts.login_at"
CODE_BACKEND = "membership.accounts.backends.PhoneBackend"


class LoginView(auth_views.RedirectURLMixin, CodePage):
    """One page to register and to log in, with a code or with a password."""

    template_name = "accounts/login.html"
    form_class = PhoneCodeForm
    purpose = Purpose.LOGIN

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_redirect_url(self):
        url = super().get_redirect_url()
        return "" if url.startswith(self.request.path) else url

    def get_default_redirect_url(self):
        if self.request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def post(self, request, *args, **kwargs):
        if self.tab == "password":
            return self.log_in_with_password()
        return super().post(request, *args, **kwargs)

    def use_code(self, form):
        phone, code = form.cleaned_data["phone"], form.cleaned_data["code"]
        try:
            user = log_in_with_code(phone=phone, code=code, origin=origin_of(self.request))
        except DomainError as error:
            self.refuse(form, error)
            return None
        self.forget_sent()
        self.request.login_method = user.phone_device.way
        login(self.request, user, backend=CODE_BACKEND)
        self.request.session[CODE_LOGIN_AT] = time.time()
        return redirect(self.get_success_url())

    def log_in_with_password(self):
        form = PasswordLoginForm(self.request.POST, request=self.request)
        if not form.is_valid():
            return self.render(form)
        accept_current(user=form.user, origin=origin_of(self.request))
        login(self.request, form.user)
        self.request.session[LOGIN_AT] = time.time()
        onward = self.get_success_url()
        if form.user.must_change_password:
            onward = f"{reverse('accounts:replace-password')}?{urlencode({'next': onward})}"
        return redirect(onward)

    @property
    def tab(self) -> str:
        wanted = self.request.GET.get("tab") or ("password" if self.name else "code")
        return "password" if wanted == "password" else "code"

    @property
    def name(self) -> str:
        """Who is led here with the name of an account finds it filled in."""
        return self.request.GET.get("name", "")[:150]

    def here(self):
        onward = self.get_redirect_url()
        return reverse("accounts:login") + ("?" + urlencode({"next": onward}) if onward else "")

    def empty_password_form(self) -> PasswordLoginForm:
        return PasswordLoginForm(initial={"username": self.name})

    def get_context_data(self, form, **kwargs):
        if self.tab == "password":
            forms = {
                "password_form": form if form.is_bound else self.empty_password_form(),
                "code_form": PhoneCodeForm(**self.form_kwargs()),
            }
        else:
            forms = {"code_form": form, "password_form": self.empty_password_form()}
        if authenticators_are_used():
            words = _("With an authenticator app, its 6 digits do as well as a code by SMS.")
            forms["code_form"]["code"].help_text = words
        return super().get_context_data(
            form=form,
            tab=self.tab,
            onward=self.get_redirect_url(),
            has_company_accounts=has_kept_accounts(),
            agreement_notice=agreement_notice(),
            **forms,
            **kwargs,
        )


class LogoutView(auth_views.LogoutView):
    next_page = reverse_lazy("accounts:login")
