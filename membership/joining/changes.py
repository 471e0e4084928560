"""What a company has changed in its draft since it last sent its application."""

from .fields import FILE_FIELDS, TEXT_FIELDS
from .models import Application


def changed_fields(application: Application, form) -> set[str]:
    """Names of the answers in `form` (read from the draft) that differ from what was sent."""
    form.is_valid()
    texts = {
        name
        for name in TEXT_FIELDS
        if name not in form.cleaned_data
        or _plain(form.cleaned_data[name]) != _plain(getattr(application, name))
    }
    files = {
        name
        for name in FILE_FIELDS
        if getattr(form.files.get(name), "pk", None) != getattr(application, f"{name}_id")
    }
    return texts | files


def _plain(value) -> str:
    return "" if value is None else str(getattr(value, "pk", value))
