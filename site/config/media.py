"""What lies in the public folder and may be served from it."""

from pathlib import PurePosixPath
from posixpath import normpath

from django.conf import settings
from django.http import Http404
from django.views.static import serve


def public_media(request, path):
    """Pictures. Documents have a door of their own (/documents/) that asks who may read their collection."""
    if PurePosixPath(normpath(path).lstrip("/")).parts[:1] == ("documents",):
        raise Http404
    return serve(request, path, document_root=settings.MEDIA_ROOT)
