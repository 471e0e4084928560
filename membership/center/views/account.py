from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.organisations.services import keeper_of
from membership.organisations.services.following import change_own_details

from ..account_forms import DetailsForm
from ..doors import owned_account
from ..phones import masked
from ..settings_room import own_account_of, render_settings, settings_room
from ..visits import CHOSEN, PASSWORD_LATER, visit_of


@require_http_methods(["GET", "HEAD", "POST"])
@settings_room
def account(request):
    """个人信息: what a person is called, and where they read email; open to every account, member or not."""
    own = own_account_of(request.user)
    people = [] if own else list(request.user.contacts.select_related("organisation"))
    form = None if own else DetailsForm(request.POST or None, user=request.user, people=people)
    if form and request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        change_own_details(user=request.user, name=data["name"], email=data["email"], titles=form.titles())
        messages.success(request, _("Saved."))
        return redirect("center:account")
    return render_settings(request, "person", "center/account/person.html", own=own, people=people, form=form)


@require_safe
@never_cache
@login_required
def enterprise(request):
    """企业账号: for who answers for a company that has one, what it is for and the way in."""
    found = owned_account(request.user)
    if found is None:
        raise Http404
    keeper = keeper_of(found.organisation)
    login = f"{reverse('accounts:login')}?{urlencode({'tab': 'password', 'name': found.name})}"
    return render(
        request,
        "center/enterprise.html",
        {"account": found, "login_url": login, "keeper": keeper, "phone": masked(str(keeper.phone))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def password(request):
    """Asks, once a log-in, for a password; posting says "later"."""
    onward = onward_of(request)
    if request.method == "POST":
        request.session[PASSWORD_LATER] = True
        return redirect(onward)
    if request.user.has_usable_password():
        return redirect(onward)
    return render(request, "center/password.html", {"onward": onward})


@require_POST
@login_required
def choose_company(request):
    """Another company of the same account; anybody else's does not exist."""
    visit = visit_of(request)
    chosen = request.POST.get("membership", "")
    if chosen not in {str(each.pk) for each in visit.memberships}:
        raise Http404
    request.session[CHOSEN] = int(chosen)
    return redirect("center:home")


def onward_of(request) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("center:home")
