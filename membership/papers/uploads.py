"""What an upload view answers to `static/papers/upload.js`."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from .models import PrivateFile


def upload_item(request, *, file: PrivateFile, remove_url: str = "") -> HttpResponse:
    """The stored file as it stands in the form: thumbnail, name, size, replace and remove."""
    response = render(request, "papers/upload_item.html", {"file": file, "remove_url": remove_url})
    # Tells the item from the login page that a lost session would be sent to.
    response["X-Upload-Item"] = str(file.pk)
    response["Cache-Control"] = "private, no-store"
    return response


def upload_refused(error: ValidationError) -> JsonResponse:
    return JsonResponse({"error": " ".join(error.messages)}, status=422)
