"""How this room's entries read in the history of a record."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class ListingChangedFormatter(LogFormatter):
    label = _("Change public entry")

    def format_message(self, log_entry):
        from .models import Listing

        names = (log_entry.data or {}).get("fields", [])
        labels = "、".join(str(capfirst(Listing._meta.get_field(name).verbose_name)) for name in names)
        return _("Public entry changed: %(fields)s") % {"fields": labels}


def register(actions) -> None:
    actions.register_action("directory.listing_changed")(ListingChangedFormatter)
