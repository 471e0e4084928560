from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST

from membership.exchange.files import RULES
from membership.exchange.services import Chosen, store_entry_file
from membership.organisations.models import Role
from membership.papers.uploads import upload_refused

from ..visits import Standing, member_room
from .inquiries import check_used


@require_POST
@member_room("entry-files", roles=(Role.EDITOR,), standing=Standing.PAID_UP)
def store(request, visit, role):
    """A file of an entry, sent as soon as it is chosen; answers with its place in the form."""
    check_used(request)
    if role not in RULES:
        raise Http404
    visit.look_at_sender(request.GET.get("company", ""))
    try:
        file = store_entry_file(
            organisation=visit.membership.organisation,
            upload=request.FILES.get(f"new_{role}"),
            role=role,
            by=request.user,
        )
    except ValidationError as refusal:
        return upload_refused(refusal)
    response = render(request, "center/entries/file.html", {"chosen": Chosen(file, role)})
    response["X-Upload-Item"] = str(file.pk)
    response["Cache-Control"] = "private, no-store"
    return response
