"""For whoever watches the server: is the process alive, and can it do its work?"""

from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request):
    """The process answers. Touches nothing else, so that a slow database restarts nobody."""
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request):
    """The process may be sent visitors: its database answers. 503 while it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "unavailable", "database": False}, status=503)
    return JsonResponse({"status": "ok", "database": True})
