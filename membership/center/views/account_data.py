from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from membership.accounts.models import DataExport, ExportStatus
from membership.accounts.services import request_export
from membership.errors import DomainError

from ..settings_room import is_proved, prove_url, render_settings, settings_room

SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
@settings_room
def my_data(request):
    """我的数据: an archive of all that is kept about one, made by a worker; and the way out."""
    here = request.path
    if request.method == "POST":
        if not is_proved(request):
            return redirect(prove_url(here))
        try:
            request_export(user=request.user)
            messages.success(request, _("Your archive is being made. You are told as soon as it is ready."))
        except DomainError as refusal:
            messages.info(request, str(refusal))
        return redirect("center:my-data")
    exports = list(DataExport.objects.filter(user=request.user)[:SHOWN])
    return render_settings(
        request,
        "data",
        "center/account/data.html",
        exports=exports,
        is_making=any(each.status in DataExport.UNFINISHED for each in exports),
        is_proved=is_proved(request),
        prove_url=prove_url(here),
        days=DataExport.DAYS,
    )


@require_safe
@settings_room
def download(request, pk):
    """Only whose data it is, and only for its days; for anybody else it does not exist."""
    ready = DataExport.objects.filter(
        user=request.user, status=ExportStatus.READY, expires_at__gt=timezone.now()
    )
    export = get_object_or_404(ready, pk=pk)
    name = _("My data %(date)s") % {"date": timezone.localtime(export.ready_at).strftime("%Y-%m-%d")}
    return FileResponse(
        export.file.open("rb"), as_attachment=True, filename=f"{name}.zip", content_type="application/zip"
    )
