"""会员通讯录: the members' directory, for members."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from membership.directory.colleagues import ColleagueFace, may_open_a_page
from membership.directory.filters import SORTS, Filters
from membership.directory.models import DirectorySettings, MembersPage
from membership.directory.querysets import members_for_members

from ..visits import Standing, member_room, render_room

ROOM, PER_PAGE = "directory", 20


@require_safe
@member_room(ROOM, standing=Standing.PAID_UP)
def directory(request, visit):
    rules = DirectorySettings.load(request)
    if not rules.is_for_members:
        raise Http404
    if not may_open_a_page(request.user, rules):
        return render_room(request, visit, ROOM, "center/directory/too_often.html", status=429)
    filters, everybody = Filters.read(request.GET, sees_all=True), members_for_members(rules)
    counted = filters.count(everybody)
    pages = Paginator(filters.sorted(filters.narrow(everybody), rules), PER_PAGE)
    pages.count = counted.total
    page = pages.get_page(request.GET.get("page"))
    public = MembersPage.objects.live().first()
    list_url = public.url if public else ""
    return render_room(
        request,
        visit,
        ROOM,
        "center/directory/directory.html",
        here={"url": reverse("center:directory")},
        filters=filters,
        offers=counted.offers(),
        sorts=SORTS.items(),
        page=page,
        faces=[ColleagueFace(membership, list_url) for membership in page],
    )
