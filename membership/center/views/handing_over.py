"""移交: an owner gives the company into other hands. First who and how, then who one is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from membership.accounts.models import Purpose, User
from membership.accounts.views import ProofPage
from membership.errors import DomainError
from membership.organisations.models import EnterpriseAccount, Role
from membership.organisations.services import Person, hand_over

from ..people import ConfirmForm, HandoverForm
from ..phones import masked
from ..visits import Visit, render_room
from .people import account_of, people_room

PLAN = "center_handover"


@require_http_methods(["GET", "HEAD", "POST"])
@people_room
def begin(request, visit):
    organisation = visit.membership.organisation
    plan = request.session.get(PLAN) or {}
    initial = plan if plan.get("company") == organisation.pk else {}
    form = HandoverForm(request.POST or None, givers=givers_for(request.user, visit), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        request.session[PLAN] = data | {"giver": data["giver"].pk, "company": organisation.pk}
        return redirect("center:confirm-handover")
    return render_room(request, visit, "home", "center/hand_over.html", form=form, account=account_of(visit))


@require_http_methods(["GET", "HEAD", "POST"])
@people_room
def confirm(request, visit):
    plan = request.session.get(PLAN) or {}
    if plan.get("company") in {each.organisation_id for each in visit.memberships}:
        visit.look_at(plan["company"])
        giver = givers_for(request.user, visit).filter(pk=plan["giver"]).first()
        if giver:
            return ConfirmPage.as_view()(request, visit=visit, plan=plan, giver=giver)
    return redirect("center:hand-over")


def givers_for(user: User, visit: Visit):
    """A person hands over what is theirs; with the company's own account, for any owner."""
    owners = visit.membership.organisation.contacts.owners()
    is_company = EnterpriseAccount.objects.filter(
        user=user, organisation=visit.membership.organisation
    ).exists()
    return owners if is_company else owners.filter(user=user)


class ConfirmPage(ProofPage):
    """Says what will happen, and asks for a code to the owner's own phone, or for the password."""

    form_class = ConfirmForm
    purpose = Purpose.HAND_OVER

    def form_kwargs(self):
        kwargs = super().form_kwargs()
        return kwargs | {"user": self.request.user, "initial": {}, "sent_to": self.sent_to(kwargs)}

    def sent_to(self, kwargs: dict) -> str:
        return masked(self.phone()) if kwargs["sent_to"] else ""

    def phone(self, form=None) -> str:
        return str(self.kwargs["giver"].phone)

    def use_code(self, form):
        if not self.is_proved(form):
            return None
        plan, visit = self.kwargs["plan"], self.kwargs["visit"]
        try:
            hand_over(
                organisation=visit.membership.organisation,
                contact=self.kwargs["giver"],
                to_person=person_of(plan),
                keeps=Role(plan["keeps"]) if plan["keeps"] else None,
                by=self.request.user,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return None
        self.forget_sent()
        self.request.session.pop(PLAN, None)
        messages.success(
            self.request, _("%(name)s answers for the company from now on.") % {"name": plan["name"]}
        )
        return redirect(reverse("accounts:login") if self.is_logged_out() else "center:home")

    def is_logged_out(self) -> bool:
        """The password of the company's account is another one now."""
        return EnterpriseAccount.objects.filter(user=self.request.user).exists()

    def render_to_response(self, context, **kwargs) -> HttpResponse:
        visit, plan = self.kwargs["visit"], self.kwargs["plan"]
        return render_room(
            self.request,
            visit,
            "home",
            "center/confirm_handover.html",
            **{name: context[name] for name in ("form", "challenge")},
            plan=plan,
            giver=self.kwargs["giver"],
            keeps=Role(plan["keeps"]).label if plan["keeps"] else "",
            account=account_of(visit),
        )


def person_of(plan: dict) -> Person:
    return Person(**{name: plan[name] for name in ("phone", "name", "title", "email")})
