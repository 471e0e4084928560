"""How this room's entries read in the history of a record."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


def _said(title, sentence):
    """A formatter whose `sentence` is filled from what the entry kept; what it did not keep stays blank."""

    class Formatter(LogFormatter):
        label = title

        def format_message(self, log_entry):
            return sentence % _Kept(log_entry.data or {})

    return Formatter


class _Kept(dict):
    def __missing__(self, name):
        return ""


class ContactsRemovedFormatter(LogFormatter):
    label = _("Remove contacts")

    def format_message(self, log_entry):
        people = "、".join((log_entry.data or {}).get("people", []))
        return _("Nobody acts for this company any more. Before: %(people)s") % {"people": people}


ACTIONS = {
    "account_opened": (_("Open enterprise account"), _("Enterprise account %(account)s opened")),
    "password_sent": (
        _("Send initial password"),
        _("An initial password for the enterprise account was sent to %(to)s"),
    ),
    "password_chosen": (_("Choose password"), _("The enterprise account has a password of its own now")),
    "account_locked": (_("Lock enterprise account"), _("Enterprise account locked: %(reason)s")),
    "account_unlocked": (_("Unlock enterprise account"), _("Enterprise account unlocked: %(reason)s")),
    "person_added": (_("Add person"), _("%(person)s acts for the company: %(role)s")),
    "role_changed": (_("Change role"), _("%(person)s: %(role)s (before: %(was)s)")),
    "person_removed": (_("Remove person"), _("%(person)s acts for the company no longer")),
    "handed_over": (_("Hand over"), _("%(giver)s handed the company over to %(taker)s. %(reason)s")),
}


def register(actions) -> None:
    actions.register_action("organisations.contacts_removed")(ContactsRemovedFormatter)
    for name, (title, sentence) in ACTIONS.items():
        actions.register_action(f"organisations.{name}")(_said(title, sentence))
