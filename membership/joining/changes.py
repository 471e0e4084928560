"""What a company has changed in its draft since it last sent its application."""

from decimal import Decimal

from .fields import Field, Shape
from .models import Application
from .pictures import alike, pictures_in, pictures_sent


def changed_fields(application: Application, form) -> set[str]:
    """Names of the answers in `form` (read from the draft) that differ from what was sent."""
    form.is_valid()
    return {question.name for question in form.questions if _is_changed(application, form, question)}


def _is_changed(application: Application, form, question: Field) -> bool:
    name = question.name
    if question.shape == Shape.PICTURES:
        return not alike(pictures_in(application), pictures_sent(application, application.submissions))
    if question.is_file:
        return getattr(form.files.get(name), "pk", None) != getattr(application, f"{name}_id")
    if name not in form.cleaned_data:
        return True
    return _plain(form.cleaned_data[name]) != _plain(getattr(application, name))


def _plain(value) -> str:
    if isinstance(value, Decimal):
        return str(value.normalize())
    return "" if value is None else str(getattr(value, "pk", value))
