"""How this room's entries read in the history of a record."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import LogFormatter

# action: its name, and what happened in terms of the entry's data
TEXTS = {
    "certificates.render_again": (pgettext_lazy("log", "Make the PDF again"), _("PDF asked for again")),
    "certificates.revoke": (pgettext_lazy("log", "Revoke certificate"), _("Certificate revoked: %(reason)s")),
    "certificates.requested": (
        pgettext_lazy("log", "Ask for a new certificate"),
        _("New certificate asked for: %(kind)s"),
    ),
    "certificates.request_withdrawn": (
        pgettext_lazy("log", "Withdraw certificate request"),
        _("The company withdrew its request."),
    ),
    "certificates.request_granted": (
        pgettext_lazy("log", "Grant certificate request"),
        _("Certificate issued anew: %(number)s"),
    ),
    "certificates.request_refused": (
        pgettext_lazy("log", "Refuse certificate request"),
        _("Request refused: %(reason)s"),
    ),
}


class EntryFormatter(LogFormatter):
    """Fills the text with the data of the entry; what an old entry does not have stays empty."""

    text = ""

    def format_message(self, log_entry):
        return str(self.text) % defaultdict(str, log_entry.data or {})


def register(actions) -> None:
    for action, (label, text) in TEXTS.items():
        actions.register_action(action)(type("Formatter", (EntryFormatter,), {"label": label, "text": text}))
