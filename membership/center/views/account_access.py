from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from membership.accounts.models import Purpose
from membership.accounts.services import authenticator_of, phone_of
from membership.accounts.views import ProofPage

from ..account_forms import ProveForm
from ..phones import masked
from ..settings_room import note_proof, render_settings, settings_room
from .account import onward_of


@require_safe
@settings_room
def access(request):
    """账户管理: how one logs in."""
    return render_settings(
        request,
        "access",
        "center/account/access.html",
        phone=masked(phone_of(request.user)),
        has_password=request.user.has_usable_password(),
        authenticator=authenticator_of(request.user),
    )


class ProvePage(LoginRequiredMixin, ProofPage):
    """Before something that a stranger at an unlocked computer must not do: the password, a code to the phone
    that the account logs in with now, or the digits of the app."""

    form_class = ProveForm
    purpose = Purpose.PROVE

    def form_kwargs(self):
        kwargs = super().form_kwargs()
        user = self.request.user
        sent_to = masked(self.phone()) if kwargs["sent_to"] else ""
        return kwargs | {
            "user": user,
            "initial": {},
            "sent_to": sent_to,
            "has_phone": self.phone() is not None,
        }

    def phone(self, form=None) -> str | None:
        return phone_of(self.request.user)

    def use_code(self, form):
        if not self.is_proved(form):
            return None
        self.forget_sent()
        note_proof(self.request)
        return redirect(onward_of(self.request))

    def render_to_response(self, context, **kwargs):
        return render_settings(
            self.request,
            "access",
            "center/account/prove.html",
            form=context["form"],
            challenge=context["challenge"],
            onward=onward_of(self.request),
            phone=masked(self.phone()),
        )
