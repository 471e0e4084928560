"""How this room's entries read in the history of a record."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from .models import Organisation


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


def label_of(name: str):
    """A field as the company and the secretariat know it."""
    return Organisation._meta.get_field(name).verbose_name


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
    "person_changed": (_("Change person"), _("Name, position or email of %(person)s changed")),
    "phone_followed": (_("Follow number"), _("%(person)s logs in with another number now")),
    "person_left": (
        _("Close account"),
        _("A person closed their account and acts for the company no longer"),
    ),
    "primary_changed": (_("Change primary contact"), _("%(person)s is the primary contact")),
    "picture_added": (_("Add publicity picture"), _("Publicity picture added: %(caption)s")),
    "picture_named": (_("Change caption"), _("Caption of a publicity picture: %(caption)s")),
    "picture_removed": (_("Remove publicity picture"), _("Publicity picture removed: %(caption)s")),
    "pictures_moved": (_("Move publicity picture"), _("Publicity picture moved: %(caption)s")),
    "revenue_entered": (_("Enter revenue"), _("Revenue of %(year)s entered")),
    "revenue_removed": (_("Remove revenue"), _("Revenue of %(year)s removed")),
    "handed_over": (_("Hand over"), _("%(giver)s handed the company over to %(taker)s. %(reason)s")),
}


# Entries that say which of a company's data they speak of.
FIELD_ACTIONS = {
    "profile_changed": (_("Change company data"), _("Changed: %(fields)s")),
    "change_proposed": (_("Propose change"), _("Change proposed: %(fields)s")),
    "change_withdrawn": (_("Withdraw change"), _("Proposed change withdrawn: %(fields)s")),
    "change_approved": (_("Approve change"), _("Proposed change approved: %(fields)s")),
    "change_returned": (_("Send change back"), _("Proposed change sent back: %(fields)s. %(words)s")),
}


def _named(title, sentence):
    """As `_said`, with the labels of the fields in the reader's language."""

    class Formatter(LogFormatter):
        label = title

        def format_message(self, log_entry):
            data = log_entry.data or {}
            labels = "、".join(str(label_of(name)) for name in data.get("fields", []))
            return (sentence % {"fields": labels, "words": data.get("words", "")}).strip()

    return Formatter


def register(actions) -> None:
    for name, (title, sentence) in FIELD_ACTIONS.items():
        actions.register_action(f"organisations.{name}")(_named(title, sentence))
    actions.register_action("organisations.contacts_removed")(ContactsRemovedFormatter)
    for name, (title, sentence) in ACTIONS.items():
        actions.register_action(f"organisations.{name}")(_said(title, sentence))
