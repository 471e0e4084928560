"""What lies in the public folder and may be served from it."""

from pathlib import PurePosixPath
from posixpath import normpath

from django.conf import settings
from django.http import Http404, HttpResponseForbidden
from django.utils.cache import add_never_cache_headers
from django.views.static import serve

from home.audience.pictures import Seen, seen

LONGEST_NAME, LONGEST_PATH = 255, 1000  # bytes; file systems refuse longer ones


def public_media(request, path):
    """Pictures, but not those that only closed pages show. Documents have a door of their own (/documents/)
    that asks who may read their collection."""
    name = normpath(path).lstrip("/")
    parts = PurePosixPath(name).parts
    if parts[:1] == ("documents",) or not could_be_stored(name):
        raise Http404
    by = seen(name, request)
    response = HttpResponseForbidden() if by is Seen.NOT else serve(request, name, settings.MEDIA_ROOT)
    if by is not Seen.BY_ALL:
        add_never_cache_headers(response)
    return response


def could_be_stored(name: str) -> bool:
    lengths = [len(part.encode(errors="replace")) for part in PurePosixPath(name).parts]
    return "\x00" not in name and max(lengths, default=0) <= LONGEST_NAME and sum(lengths) <= LONGEST_PATH
