"""How this room's entries read in the history of a record."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class ContactsRemovedFormatter(LogFormatter):
    label = _("Remove contacts")

    def format_message(self, log_entry):
        people = "、".join((log_entry.data or {}).get("people", []))
        return _("Nobody acts for this company any more. Before: %(people)s") % {"people": people}


def register(actions) -> None:
    actions.register_action("organisations.contacts_removed")(ContactsRemovedFormatter)
