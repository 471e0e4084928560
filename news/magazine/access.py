"""Who may see the pictures, words and PDF of an issue: whoever may read its page."""

from home.audience.limits import admits, is_limited
from home.audience.readers import reader_of

from .models import MagazineIssuePage


def may_read(request, issue: MagazineIssuePage) -> bool:
    return issue.live and admits(issue, reader_of(request))


def is_open_to_all(request, issue: MagazineIssuePage) -> bool:
    return issue.live and not is_limited(issue, reader_of(request))
