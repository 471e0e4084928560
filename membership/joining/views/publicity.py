"""Companies under public notice (公示): open to everybody, so that whoever objects can say so."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from membership.dues.models import DuesSettings

from ..models import Application, StageKind
from ..targets import notice_from, notice_until


@require_safe
def publicity(request):
    shown = (
        Application.objects.filter(status=Application.Status.SUBMITTED, stage__kind=StageKind.PUBLICITY)
        .select_related("stage", "level")
        .order_by("-stage_since")
    )
    context = {
        "notices": [(each, notice_from(each), notice_until(each)) for each in shown],
        "help_line": DuesSettings.load(request).help_line,
    }
    return render(request, "joining/publicity.html", context)
