from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from membership.notifications.choices import choose_messages, chosen_by, offered
from membership.notifications.groups import ALWAYS, CHOOSABLE

from ..notices import email_of
from ..settings_room import own_account_of, render_settings, settings_room


@require_http_methods(["GET", "HEAD", "POST"])
@settings_room
def choices(request):
    """通知设置: which messages one wants over which channel."""
    if own_account_of(request.user):  # its messages go to the company's people, who choose for themselves
        return redirect("center:account")
    groups = offered()
    if request.method == "POST":
        every = {(group.value, channel.value) for group, channels in groups.items() for channel in channels}
        wanted = {tuple(value.partition(":")[::2]) for value in request.POST.getlist("wanted")}
        choose_messages(user=request.user, unwanted=every - wanted)
        messages.success(request, _("Your choices have been saved."))
        return redirect("center:message-choices")
    off = chosen_by(request.user)
    used = [channel for channel in CHOOSABLE if any(channel in channels for channels in groups.values())]
    rows = [
        (group, [(each, each in channels, (group.value, each.value) not in off) for each in used])
        for group, channels in groups.items()
    ]
    return render_settings(
        request,
        "messages",
        "center/account/messages.html",
        rows=rows,
        channels=used,
        always=sorted(ALWAYS),
        email=email_of(request.user),
    )
