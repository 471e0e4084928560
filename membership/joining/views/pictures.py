"""Publicity pictures in the form: sent at once, put in order, taken out. Captions are saved as one types."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from membership.papers.uploads import upload_refused

from ..captions import MAX_CAPTION, is_file_name
from ..fields import Shape, names_of, questions_of
from ..forms.pictures import problem_with
from ..models import Application
from ..services import move_picture, remove_picture
from ..slots import take_picture
from ..steps import Step
from .access import at_step
from .form import keep_the_form

DIRECTIONS = {"earlier": -1, "later": 1}


@at_step(Step.FORM)
@require_POST
def put_picture(request, application):
    _must_be_asked(application)
    try:
        if "pictures" not in request.FILES:
            raise ValidationError(_("Please choose a file."))
        picture = take_picture(application=application, upload=request.FILES["pictures"], by=request.user)
    except ValidationError as error:
        return upload_refused(error)
    application.refresh_from_db(fields=["draft"])
    picture.application = application
    picture.problem = "" if picture.caption else _name_says_nothing(picture.file.name)
    response = render(request, "joining/includes/picture.html", {"picture": picture, "most": MAX_CAPTION})
    response["X-Upload-Item"] = str(picture.file_id)
    response["Cache-Control"] = "private, no-store"
    return response


def _name_says_nothing(name: str) -> str:
    stem = name.rpartition(".")[0] or name
    return problem_with(stem) if is_file_name(stem) else ""


@at_step(Step.FORM)
@require_POST
def move(request, application, direction):
    return _change(request, application, move_picture, file_id=_chosen(request), by=DIRECTIONS[direction])


@at_step(Step.FORM)
@require_POST
def remove(request, application):
    return _change(request, application, remove_picture, file_id=_chosen(request))


def _change(request, application: Application, service, **given):
    """Also without script: the button sends the whole form here, and what was typed is kept."""
    _must_be_asked(application)
    is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    if not is_script:
        keep_the_form(request, application)
    service(application=application, **given)
    return HttpResponse(status=204) if is_script else redirect(f"{reverse('joining:form')}#id_pictures")


def _chosen(request) -> str:
    try:
        return str(UUID(request.POST.get("file", "")))
    except ValueError:
        raise Http404 from None


def _must_be_asked(application: Application) -> None:
    if not names_of(questions_of(application.process), Shape.PICTURES):
        raise Http404
