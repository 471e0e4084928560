from django.contrib import messages as notes
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from membership.notifications.inbox import read_all, read_notice
from membership.notifications.models import Notice
from membership.organisations.permissions import mailboxes_of

from ..forms import MessageFilterForm
from ..visits import render_room, visit_of

PER_PAGE = 20


@require_safe
@never_cache
@login_required
def messages(request):
    """站内信: what the association wrote to this account and its companies; open to applicants too."""
    received = Notice.objects.in_mailboxes(mailboxes_of(request.user)).with_read_by(request.user)
    form = MessageFilterForm(request.GET, received=received)
    page = Paginator(form.narrow(received), PER_PAGE).get_page(request.GET.get("page"))
    return render_room(
        request, visit_of(request), "messages", "center/messages.html", filters=form, page=page
    )


@require_safe
@never_cache
@login_required
def message(request, pk):
    """One message; whoever opens it has read it."""
    notice = get_object_or_404(Notice.objects.in_mailboxes(mailboxes_of(request.user)), pk=pk)
    read_notice(notice=notice, user=request.user)
    return render_room(request, visit_of(request), "messages", "center/message.html", notice=notice)


@require_POST
@login_required
def mark_all_read(request):
    read_all(user=request.user, mailboxes=mailboxes_of(request.user))
    notes.success(request, _("All messages are marked as read."))
    return redirect("center:messages")
