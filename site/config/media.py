"""What lies in the public folder and may be served from it."""

from pathlib import PurePosixPath
from posixpath import normpath

from django.conf import settings
from django.http import Http404, HttpResponseForbidden
from django.utils.cache import add_never_cache_headers
from django.views.static import serve

from home.audience.pictures import Seen, seen


def public_media(request, path):
    """Pictures, but not those that only closed pages show. Documents have a door of their own (/documents/)
    that asks who may read their collection."""
    name = normpath(path).lstrip("/")
    if PurePosixPath(name).parts[:1] == ("documents",):
        raise Http404
    by = seen(name, request)
    response = HttpResponseForbidden() if by is Seen.NOT else serve(request, name, settings.MEDIA_ROOT)
    if by is not Seen.BY_ALL:
        add_never_cache_headers(response)
    return response
