import time

from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView

from membership.errors import DomainError

from ..challenge import new_challenge, solved
from ..errors import ChallengeRequired, CodeTooSoon, TooManyCodes, TooManyWrongCodes
from ..limits import challenge_is_due
from ..models import CodeRequest, PhoneDevice
from ..origin import origin_of, remember_browser
from ..phones import national_format
from ..services import request_code

SESSION_KEY = "accounts.code_sent"
TOO_MANY_REQUESTS = 429


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class CodePage(TemplateView):
    """A page whose form has two buttons: one sends a code, the other uses it. Both work without scripts.

    Having sent a code, the page answers with a redirect to itself; what it then shows (the phone, the
    seconds to wait) it remembers in the session, so that a reload shows the same. The code itself is good in
    this session only.
    """

    purpose = ""
    form_class = None

    def get(self, request, *args, **kwargs):
        remember_browser(request)  # now already: of two hasty presses of the button, only one is answered
        return self.render(self.form_class(**self.form_kwargs()))

    def post(self, request, *args, **kwargs):
        sending = request.POST.get("action") == "send_code"
        form = self.form_class(request.POST, sending=sending, **self.form_kwargs())
        if form.is_valid():
            done = self.send_code(form) if sending else self.use_code(form)
            if done:
                return done
        return self.render(form)

    def send_code(self, form):
        remember_browser(self.request)
        try:
            self.ask_for_code(form, challenge_passed=solved(self.request.POST.get("altcha", "")))
        except DomainError as error:
            self.refuse(form, error)
            return None
        self.request.session[SESSION_KEY] = {
            "purpose": self.purpose,
            "phone": self.phone(form),
            "at": time.time(),
        }
        return redirect(self.here())

    def ask_for_code(self, form, *, challenge_passed: bool) -> None:
        request_code(
            phone=self.phone(form),
            purpose=self.purpose,
            origin=origin_of(self.request),
            challenge_passed=challenge_passed,
        )

    def use_code(self, form):
        """Answer, or add errors to the form and answer None."""
        raise NotImplementedError

    def phone(self, form) -> str:
        return form.cleaned_data["phone"]

    def here(self) -> str:
        return self.request.get_full_path()

    def refuse(self, form, error: DomainError) -> None:
        form.add_error("code", str(error))
        form.wait = getattr(error, "seconds", form.wait)
        form.is_throttled = isinstance(error, CodeTooSoon | TooManyCodes | TooManyWrongCodes)
        form.needs_challenge = isinstance(error, ChallengeRequired)

    def form_kwargs(self) -> dict:
        sent = self.sent()
        left = round(sent["at"] + PhoneDevice.COOLDOWN_SECONDS - time.time()) if sent else 0
        phone = national_format(sent["phone"]) if sent else ""
        return {"initial": {"phone": phone}, "sent_to": phone, "wait": max(0, left)}

    def sent(self) -> dict | None:
        """The code this browser lately asked for here, if it may still be good."""
        sent = self.request.session.get(SESSION_KEY)
        if sent and sent["purpose"] == self.purpose:
            return sent if time.time() - sent["at"] < CodeRequest.CODE_SECONDS else None
        return None

    def forget_sent(self) -> None:
        self.request.session.pop(SESSION_KEY, None)

    def challenge(self, form) -> str:
        due = getattr(form, "needs_challenge", False) or challenge_is_due(origin=origin_of(self.request))
        return new_challenge() if due else ""

    def render(self, form, **context):
        context = self.get_context_data(form=form, challenge=self.challenge(form), **context)
        response = self.render_to_response(context)
        locked = getattr(self.request, "axes_locked_out", False)
        if locked or getattr(form, "is_throttled", False):
            response.status_code = TOO_MANY_REQUESTS
        response.says_locked = locked
        return response
