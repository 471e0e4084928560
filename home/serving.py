"""What happens between finding a page and showing it."""

from wagtail.models import PageViewRestriction

from home.audience.limits import page_limits
from home.audience.readers import reader_of


def ask_restrictions_once(show):
    """Whatever limits a page was read with all limits: where nothing does, Wagtail need not look for its own
    restrictions again."""

    def inner(page, request, args, kwargs):
        if not page_limits(reader_of(request)).on_the_way_to(page.path):
            page.get_view_restrictions = PageViewRestriction.objects.none
        return show(page, request, args, kwargs)

    return inner
