"""Account names as people type them, and as their account writes them."""

import unicodedata

from .models import User


def as_registered(text: str) -> str:
    """Spaces and full-width signs forgiven; small letters too, where only one in capitals has the name.

    One query whether or not there is such an account, so that the time it takes tells nothing.
    """
    name = "".join(unicodedata.normalize("NFKC", text or "").split())[:150]
    known = set(User.objects.filter(username__in={name, name.upper()}).values_list("username", flat=True))
    return name.upper() if name not in known and name.upper() in known else name
