"""How this room's entries read in the history of a record."""

from collections import defaultdict

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

# action: its name, and what happened in terms of the entry's data
MAGAZINE = {
    "directory.magazine_submitted": (_("Send magazine profile"), _("The company sent its profile.")),
    "directory.magazine_withdrawn": (_("Withdraw magazine profile"), _("The company took its profile back.")),
    "directory.magazine_returned": (
        _("Send magazine profile back"),
        _("Changes were asked for: %(reason)s"),
    ),
    "directory.magazine_accepted": (_("Accept magazine profile"), _("The profile was accepted.")),
    "directory.magazine_printed": (_("Print magazine profile"), _("Printed in %(issue)s")),
}


class ListingChangedFormatter(LogFormatter):
    label = _("Change public entry")

    def format_message(self, log_entry):
        from .models import Listing

        names = (log_entry.data or {}).get("fields", [])
        labels = "、".join(str(capfirst(Listing._meta.get_field(name).verbose_name)) for name in names)
        return _("Public entry changed: %(fields)s") % {"fields": labels}


class MagazineFormatter(LogFormatter):
    text = ""

    def format_message(self, log_entry):
        return str(self.text) % defaultdict(str, log_entry.data or {})


def register(actions) -> None:
    actions.register_action("directory.listing_changed")(ListingChangedFormatter)
    for action, (label, text) in MAGAZINE.items():
        formatter = type("Formatter", (MagazineFormatter,), {"label": label, "text": text})
        actions.register_action(action)(formatter)
