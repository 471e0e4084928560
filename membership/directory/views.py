from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from membership.papers.pictures import SIDES, small_picture

from .faces import Face
from .querysets import public_members

# Browsers may keep it for a year, as its address changes with it; nobody between keeps it for others, so
# that a logo which is no longer allowed is gone.
KEEPING = "private, max-age=31536000, immutable"


@require_safe
def logo(request, slug, version, side):
    """The logo of a company that shows it, small; 404 once it does not."""
    membership = public_members().filter(organisation__listing__slug=slug).first()
    file = membership and Face(membership).logo
    if not file or side not in SIDES or not file.sha256.startswith(version):
        raise Http404
    response = HttpResponse(small_picture(file, side), content_type="image/webp")
    response["Cache-Control"] = KEEPING
    response["X-Content-Type-Options"] = "nosniff"
    return response
