"""How this room's entries read in the history of a record."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

# action: its name, and what happened in terms of the entry's data
TEXTS = {
    "dispatch.owed": (_("Owe by post"), _("It is to be sent.")),
    "dispatch.sent": (_("Send by post"), _("Sent: %(courier)s %(number)s")),
    "dispatch.posted": (_("Post a batch"), _("Posted: %(count)s items")),
    "dispatch.dismissed": (_("Not to be sent"), _("It is not to be sent: %(reason)s")),
    "dispatch.reopened": (_("Send after all"), _("It is to be sent after all.")),
    "dispatch.corrected": (
        _("Correct tracking number"),
        _("Tracking number corrected from %(before)s to %(after)s"),
    ),
    "dispatch.called_off": (_("Call parcel off"), _("Parcel %(number)s called off: %(reason)s")),
    "dispatch.filed": (_("Give a file"), _("The file was given to the company.")),
    "dispatch.file_withdrawn": (_("Take file back"), _("The file was taken back: %(reason)s")),
}


class EntryFormatter(LogFormatter):
    """Fills the text with the data of the entry; what an old entry does not have stays empty."""

    text = ""

    def format_message(self, log_entry):
        return str(self.text) % defaultdict(str, log_entry.data or {})


def register(actions) -> None:
    for action, (label, text) in TEXTS.items():
        actions.register_action(action)(type("Formatter", (EntryFormatter,), {"label": label, "text": text}))
