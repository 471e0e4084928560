"""How this room's entries read in the history of a record."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

# action: its name, and what happened in terms of the entry's data
TEXTS = {
    "exchange.written": (_("Write an entry"), _("Written.")),
    "exchange.submitted": (_("Send an entry"), _("Sent to the secretariat.")),
    "exchange.change_submitted": (_("Send a change"), _("A change was sent to the secretariat.")),
    "exchange.withdrawn": (_("Take back an entry"), _("Taken back by the company.")),
    "exchange.approved": (_("Approve a step"), _("Approved at this step.")),
    "exchange.published": (_("Publish an entry"), _("Published.")),
    "exchange.returned": (_("Send an entry back"), _("Sent back: %(reason)s")),
    "exchange.taken_down": (_("Take down an entry"), _("Taken down: %(reason)s")),
    "exchange.closed": (_("Close an entry"), _("Closed by the company.")),
    "exchange.renewed": (_("Renew an entry"), _("Renewed until %(until)s.")),
    "exchange.expired": (_("End of an entry"), _("Its last day has passed.")),
    "exchange.deleted": (_("Delete a draft"), _("Draft deleted.")),
    "exchange.asked": (_("Ask about an entry"), _("Message sent.")),
    "exchange.replied": (_("Answer an inquiry"), _("Answer sent.")),
    "exchange.conversation_closed": (_("Close a conversation"), _("Conversation closed.")),
    "exchange.reported": (_("Report an entry"), _("Reported to the secretariat.")),
    "exchange.report_upheld": (_("Uphold a report"), _("The report was upheld.")),
    "exchange.report_dismissed": (_("Dismiss a report"), _("The report was dismissed.")),
}


class EntryFormatter(LogFormatter):
    """Fills the text with the data of the entry; what an old entry does not have stays empty."""

    text = ""

    def format_message(self, log_entry):
        return str(self.text) % defaultdict(str, log_entry.data or {})


def register(actions) -> None:
    for action, (label, text) in TEXTS.items():
        actions.register_action(action)(type("Formatter", (EntryFormatter,), {"label": label, "text": text}))
