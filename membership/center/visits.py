"""Who stands in the member center, and for which of their companies."""

from dataclasses import dataclass, field
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from membership.accounts.models import User
from membership.dues.models import Membership

from .mail import unread_messages

# Page, icon, name: the way through the member center.
ROOMS = (
    ("home", "company", _("Member information")),
    ("listing", "eye", _("Public entry")),
    ("certificates", "certificate", _("My certificates")),
    ("files", "archive", _("Association files")),
    ("orders", "bill", _("Bills and vouchers")),
    ("invoices", "invoice", _("Invoice information")),
    ("messages", "bell", _("Site messages")),
    ("account", "settings", _("Account settings")),
)
CHOSEN, PASSWORD_LATER = "center_membership", "center_password_later"


@dataclass
class Visit:
    """A member's account, the membership it looks at, and all it could look at."""

    user: User
    membership: Membership | None = None
    memberships: list[Membership] = field(default_factory=list)

    def look_at(self, organisation_id: int) -> None:
        """Show the company that a record belongs to, whichever was chosen before."""
        for membership in self.memberships:
            if membership.organisation_id == organisation_id:
                self.membership = membership


def visit_of(request: HttpRequest) -> Visit:
    memberships = list(
        Membership.objects.of(request.user)
        .select_related("organisation__industry", "organisation__category", "level")
        .order_by("pk")
    )
    chosen = request.session.get(CHOSEN)
    first = next((each for each in memberships if each.pk == chosen), memberships[0] if memberships else None)
    return Visit(request.user, first, memberships)


def wants_password(request: HttpRequest) -> bool:
    """The first visit asks for a password; who said "later" is asked again at the next log-in."""
    return not request.user.has_usable_password() and not request.session.get(PASSWORD_LATER)


def member_room(name: str):
    """A page of the member center: `view(request, visit, …)`, for accounts that act for a member only."""

    def decorate(view):
        @never_cache
        @login_required
        @wraps(view)
        def inner(request, *args, **kwargs) -> HttpResponse:
            visit = visit_of(request)
            if visit.membership is None:
                if kwargs:  # one record of a company: not of theirs
                    raise Http404
                return render_room(request, visit, name, "center/not_a_member.html")
            if request.method == "GET" and wants_password(request):
                onward = urlencode({"next": request.get_full_path()})
                return redirect(f"{reverse('center:password')}?{onward}")
            return view(request, visit, *args, **kwargs)

        return inner

    return decorate


def render_room(request: HttpRequest, visit: Visit, room: str, template: str, **context) -> HttpResponse:
    unread = unread_messages(request)
    context |= {
        "rooms": [
            {"url": reverse(f"center:{name}"), "icon": icon, "label": label, "is_current": name == room}
            | {"count": unread if name == "messages" else 0}
            for name, icon, label in ROOMS
        ],
        "unread": unread,
        "visit": visit,
        "membership": visit.membership,
        "organisation": visit.membership and visit.membership.organisation,
    }
    return render(request, template, context)
