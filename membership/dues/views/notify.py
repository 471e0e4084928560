"""Where payment services call: no session, no cookie; what counts is their signature."""

import logging

from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..providers import PROVIDERS, provider_of
from ..providers.base import BadNotification
from ..services import take_notification

logger = logging.getLogger(__name__)
MAX_BYTES = 64 * 1024


@never_cache
@csrf_exempt
@require_POST
def notify(request, provider):
    """204 once what was told is committed; anything else makes the service tell it again."""
    service = provider_of(provider) if provider in PROVIDERS else None
    if service is None or not service.is_online or not service.is_ready:
        return refusal("not here", status=404)
    try:
        if _announced_length(request) > MAX_BYTES:
            raise BadNotification("body too large", status=413)
        told = service.parse_notify(request.headers, request.body)
        difference = take_notification(method=service.key, told=told)
    except BadNotification as error:
        logger.warning("A message to %s was refused: %s", request.path, error)
        return refusal(str(error), status=error.status)
    except Exception:
        logger.exception("A message to %s could not be written down.", request.path)
        return refusal("try again", status=500)
    if difference:
        logger.error("A message to %s does not fit our books: %s", request.path, difference)
        return refusal("does not fit the books; kept for finance", status=400)
    return HttpResponse(status=204)


def _announced_length(request) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else MAX_BYTES + 1


def refusal(message: str, *, status: int) -> JsonResponse:
    return JsonResponse({"code": "FAIL", "message": message}, status=status)
