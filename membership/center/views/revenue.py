"""企业营收: what the company took in by year, for itself and the secretariat."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from membership.organisations.models import OrganisationSettings, Revenue, Role
from membership.organisations.services import enter_revenue, remove_revenue

from ..charts import bars_of
from ..profile_forms import RevenueForm
from ..visits import Visit, member_room, render_room
from .profile import show_part


@require_safe
@member_room("revenue")
def revenue(request, visit):
    check_used()
    years = list(visit.membership.organisation.revenues.select_related("entered_by"))
    figures = [(each.year, each.in_ten_thousands) for each in reversed(years)]
    last = timezone.localdate().year - 1
    return show_part(
        request,
        visit,
        "revenue",
        "center/revenue.html",
        years=years,
        bars=bars_of(figures),
        missing=None if any(each.year == last for each in years) else last,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("enter-revenue", roles=(Role.EDITOR,))
def enter(request, visit):
    """One year; chosen again, its figures take the place of those entered before."""
    check_used()
    entered = {each.year: each for each in visit.membership.organisation.revenues.all()}
    form = form_for(request, entered)
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year"]
        enter_revenue(
            organisation=visit.membership.organisation,
            year=year,
            amount=form.in_yuan(),
            note=form.cleaned_data["note"],
            by=request.user,
        )
        messages.success(request, _("The revenue of %(year)s has been saved.") % {"year": year})
        return redirect("center:revenue")
    return render_room(request, visit, "home", "center/enter_revenue.html", form=form)


def form_for(request, entered: dict[int, Revenue]) -> RevenueForm:
    if request.method == "POST":
        return RevenueForm(request.POST, entered=entered)
    asked = request.GET.get("year", "")
    kept = entered.get(int(asked)) if asked.isdecimal() else None
    initial = {"year": asked}
    if kept:
        initial |= {"amount": f"{kept.in_ten_thousands:f}", "note": kept.note}
    return RevenueForm(entered=entered, initial=initial)


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("enter-revenue", roles=(Role.EDITOR,))
def remove(request, visit, pk):
    """Asks first."""
    check_used()
    found = revenue_of(visit, pk)
    if request.method == "POST":
        remove_revenue(revenue=found, by=request.user)
        messages.success(request, _("The revenue of %(year)s has been removed.") % {"year": found.year})
        return redirect("center:revenue")
    return render_room(request, visit, "home", "center/remove_revenue.html", revenue=found)


def check_used() -> None:
    """Where the association does not ask for it, there is no such page."""
    if not OrganisationSettings.load().asks_revenue:
        raise Http404


def revenue_of(visit: Visit, pk: int) -> Revenue:
    companies = [each.organisation_id for each in visit.memberships]
    found = Revenue.objects.filter(organisation__in=companies).select_related("organisation")
    revenue = get_object_or_404(found, pk=pk)
    visit.look_at(revenue.organisation_id)
    return revenue
