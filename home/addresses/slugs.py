"""Addresses that a list of pages answers itself: a page below it could not be opened there."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin


def refuse_own_address(slug: str, *, of: type[RoutablePageMixin]) -> None:
    """Refuse the end of an address (`feed`, `2024`) that leads to something else in a list of this type."""
    if not slug:
        return
    try:
        of.get_resolver().resolve(f"/{slug}/")
    except Http404:
        return
    message = _("The list answers at this address itself. Please choose another, such as “about-%(slug)s”.")
    raise ValidationError({"slug": message % {"slug": slug}}, code="own_address")
