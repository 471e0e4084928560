"""Who stands in the member center, and for which of their companies."""

from dataclasses import dataclass, field
from enum import Enum
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from membership.accounts.models import User
from membership.dues.models import Membership
from membership.dues.terms import MembershipState
from membership.organisations.errors import NotYourRole
from membership.organisations.permissions import roles_by_company

from .mail import unread_messages
from .rooms import GROUPS, Room

_roles_of_rooms: dict[str, tuple[str, ...]] = {}  # as the rooms' own views say
CHOSEN, PASSWORD_LATER = "center_membership", "center_password_later"


class Standing(Enum):
    """What a room may ask of the membership, beside the role of who enters."""

    MEMBER = "member"  # paid up or not, but not withdrawn
    PAID_UP = "paid up"


class NotInStanding(Exception):
    """The room is for members in good standing; the page says how to become one again."""


@dataclass
class Visit:
    """A member's account, the membership it looks at, and all it could look at."""

    user: User
    membership: Membership | None = None
    memberships: list[Membership] = field(default_factory=list)
    held: dict[int, set[str]] = field(default_factory=dict)  # roles, by company
    wanted: tuple[str, ...] = ()  # by the room that is entered; none: whatever the role
    standing: Standing | None = None  # what the room that is entered asks of the membership

    def look_at(self, organisation_id: int) -> None:
        """Show the company that a record belongs to, whichever was chosen before. Raises `NotYourRole`."""
        for membership in self.memberships:
            if membership.organisation_id == organisation_id:
                self.membership = membership
        self.check_role()

    def enter(self, *, anywhere: bool) -> None:
        """A page of one record opens for whichever company of theirs allows it; `look_at` asks for the
        record's own. Raises `NotYourRole`."""
        if anywhere and not self.may(*self.wanted):
            allowed = [
                each for each in self.memberships if self.held[each.organisation_id] & set(self.wanted)
            ]
            self.membership = next(iter(allowed), self.membership)
        self.check_role()

    def look_at_sender(self, company: str) -> None:
        """A posted page says which company it speaks of, whatever is chosen in another window; anybody
        else's does not exist. Raises `NotYourRole`."""
        if company not in {str(each.organisation_id) for each in self.memberships}:
            raise Http404
        self.look_at(int(company))

    def may(self, *roles: str) -> bool:
        """In the company that is looked at; an owner holds every role. Who acts for no member is shown all
        that there would be."""
        if not roles or self.membership is None:
            return True
        return bool(self.held.get(self.membership.organisation_id, set()) & set(roles))

    def check_role(self) -> None:
        if not self.may(*self.wanted):
            organisation = self.membership.organisation
            raise NotYourRole(organisation, held=self.held[organisation.pk], wanted=self.wanted)
        if not self.stands(self.standing):
            raise NotInStanding

    def stands(self, standing: "Standing | None") -> bool:
        """Is the membership that is looked at good enough for a room that asks for `standing`?"""
        if standing is None or self.membership is None:
            return True
        if standing is Standing.MEMBER:
            return self.membership.state != MembershipState.WITHDRAWN
        return self.membership.is_in_good_standing


def visit_of(request: HttpRequest) -> Visit:
    memberships = list(
        Membership.objects.of(request.user)
        .select_related("organisation__industry", "organisation__category", "level")
        .order_by("pk")
    )
    chosen = request.session.get(CHOSEN)
    first = next((each for each in memberships if each.pk == chosen), memberships[0] if memberships else None)
    return Visit(request.user, first, memberships, roles_by_company(request.user))


def wants_password(request: HttpRequest) -> bool:
    """The first visit asks for a password; who said "later" is asked again at the next log-in."""
    return not request.user.has_usable_password() and not request.session.get(PASSWORD_LATER)


def member_room(name: str, roles: tuple[str, ...] = (), standing: Standing | None = None):
    """A page of the member center: `view(request, visit, …)`, for accounts that act for a member only.

    With `roles`, for those who do so as its owner or in one of these; others neither find the room in the
    menu. A view of one record calls `visit.look_at`, which asks for the role in that record's company.
    With `standing`, for memberships that are good enough; others are told so, and find the way back.
    """
    if roles:
        _roles_of_rooms[name] = roles

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
            visit.wanted, visit.standing = roles, standing
            try:
                if sender := request.POST.get("company", ""):
                    visit.look_at_sender(sender)
                else:
                    visit.enter(anywhere=bool(kwargs))
                return view(request, visit, *args, **kwargs)
            except NotYourRole as refusal:
                return render_room(
                    request, visit, name, "center/not_your_role.html", status=403, refusal=refusal
                )
            except NotInStanding:
                return render_room(request, visit, name, "center/not_in_standing.html", status=403)

        return inner

    return decorate


def render_room(
    request: HttpRequest, visit: Visit, room: str, template: str, *, status: int = 200, **context
) -> HttpResponse:
    unread = unread_messages(request)
    groups = menu_of(request, visit, room, unread)
    context |= {
        "groups": groups,
        "bar": [entry for group in groups for entry in group["rooms"] if entry["room"].on_bar],
        "room": room,
        "unread": unread,
        "visit": visit,
        "membership": visit.membership,
        "organisation": visit.membership and visit.membership.organisation,
    }
    return render(request, template, context, status=status)


def menu_of(request: HttpRequest, visit: Visit, current: str, unread: int) -> list[dict]:
    """The groups of the menu with the rooms that this visitor finds in them; none that is empty."""
    groups = []
    for group in GROUPS:
        rooms = [entry_of(room, current, unread) for room in group.rooms if finds(request, visit, room)]
        if rooms:
            groups.append({"label": group.label, "rooms": rooms})
    return groups


def finds(request: HttpRequest, visit: Visit, room: Room) -> bool:
    return visit.may(*_roles_of_rooms.get(room.name, ())) and room.is_used(request)


def entry_of(room: Room, current: str, unread: int) -> dict:
    return {
        "room": room,
        "url": reverse(f"center:{room.name}"),
        "is_current": room.name == current,
        "count": unread if room.name == "messages" else 0,
    }
