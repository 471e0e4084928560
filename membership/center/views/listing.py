from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from membership.directory.faces import Face
from membership.directory.forms import ListingForm
from membership.directory.models import DirectorySettings, Listing, MembersPage
from membership.directory.querysets import public_members
from membership.directory.services import update_listing
from membership.organisations.models import Role

from ..visits import member_room, render_room

# What is ticked before a company chose: what most want to be known for.
USUAL = ("is_listed", "show_logo", "show_introduction", "show_products", "show_website", "show_certificate")


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("listing", roles=(Role.EDITOR,))
def listing(request, visit):
    """公开展示: what the public list may say of the company, and what it says now."""
    if request.method == "POST":
        visit.look_at_sender(request.POST.get("company", ""))
    organisation = visit.membership.organisation
    kept = Listing.objects.filter(organisation=organisation).first() or Listing(organisation=organisation)
    initial = dict.fromkeys(USUAL, True) if kept.is_listed is None else {}
    form = ListingForm(request.POST or None, instance=kept, initial=initial)
    if request.method == "POST" and form.is_valid():
        update_listing(organisation=organisation, values=form.values(), by=request.user)
        messages.success(request, _("Saved. The public list shows it from now on."))
        return redirect("center:listing")
    return render_room(
        request, visit, "listing", "center/listing.html", form=form, **shown_now(request, visit)
    )


def shown_now(request, visit) -> dict:
    """The company's card as anybody sees it, and where its page lies."""
    rules, page = DirectorySettings.load(request), MembersPage.objects.live().first()
    membership = public_members(rules).filter(pk=visit.membership.pk).first()
    if membership is None or page is None:
        return {"face": None, "rules": rules}
    return {"face": Face(membership, page.url), "rules": rules}
