from django.http import FileResponse, Http404
from django.utils import timezone

from home.audience.limits import page_limits
from home.audience.readers import Reader
from home.models import GuideIndexPage


def manual_response(*, guide: GuideIndexPage, reader: Reader) -> FileResponse:
    """The last PDF that was made; its name carries the date of what it tells. While the next is being made,
    the last may still tell a step that was closed since: then only readers of every step get it."""
    manual = guide.last_manual
    if manual is None or manual.file is None:
        raise Http404
    gates = page_limits(reader)
    if not manual.is_current and not all(gates.admit(step.path, reader) for step in guide.steps):
        raise Http404
    name = f"{guide.manual_name} {timezone.localtime(manual.version):%Y-%m-%d}.pdf"
    response = FileResponse(
        manual.file.file.open("rb"), content_type="application/pdf", as_attachment=True, filename=name
    )
    response["Content-Length"] = manual.file.size
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response
