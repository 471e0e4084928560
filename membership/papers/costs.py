"""Files that take too long to open cost their uploader the right to try again for a while."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError

from .counting import count_of, count_one
from .errors import refusal

HOUR = 3600
COSTLY_FILES_AN_HOUR = 5


@contextmanager
def charged_to(account_id: int | None):
    """Whoever opens it, an account whose files used up their time too often has to wait."""
    if account_id is None:  # a paper that the system made
        yield
        return
    name = f"papers:costly:{account_id}"
    if count_of(name, seconds=HOUR) >= COSTLY_FILES_AN_HOUR:
        raise refusal("too_complex")
    try:
        yield
    except ValidationError as error:
        if error.code == "too_complex":
            count_one(name, seconds=HOUR)
        raise
