"""How this room's entries read in the history of a record."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import LogFormatter

from .fields import CATALOGUE

PLAIN = {
    "joining.submitted": (_("Send application"), _("The company sent the application.")),
    "joining.papers_arrived": (_("Papers arrived"), _("Papers of the company have come in.")),
    "joining.completed": (_("Complete joining"), _("The dues are paid; the company has joined.")),
    "joining.dues_asked_again": (
        _("Ask for the dues again"),
        _("The order had been cancelled; the company got another one."),
    ),
    "joining.withdrawn": (_("Give application up"), _("The company gave its application up.")),
}
DECISIONS = {
    "joining.approve": (pgettext_lazy("log action", "Approve application"), _("Approved")),
    "joining.return": (_("Send application back"), _("Sent back for changes")),
    "joining.papers_missing": (_("Ask for missing papers"), _("Asked for what is missing")),
    "joining.reject": (_("Reject application"), _("Rejected")),
}


PROCESSES = {
    "joining.process_used": (_("Take process into use"), _("New applications follow this process.")),
    "joining.process_unused": (_("Take process out of use"), _("New applications follow another process.")),
}
EDITIONS = {
    "joining.process_revised": (_("Make next edition"), _("Edition %(edition)s was made.")),
    "joining.process_retired": (
        _("Replace edition"),
        _("Edition %(edition)s took the place of this one for new applications."),
    ),
}


class EditionFormatter(LogFormatter):
    said = ""

    def format_message(self, log_entry):
        return self.said % {"edition": (log_entry.data or {}).get("edition", "")}


class DecisionFormatter(LogFormatter):
    """A decision with its stage and its reasons."""

    said = ""

    def format_message(self, log_entry):
        data = log_entry.data or {}
        reasons = [f"{data.get('held_on', '')} {data.get('reference', '')}".strip(), data.get("comment", "")]
        reasons += [f"{name}: {text}" for name, text in self._remarks(data.get("remarks") or {})]
        reason = "; ".join(filter(None, reasons))
        start = f"{data.get('stage', '')} · {self.said}"
        return f"{start}: {reason}" if reason else start

    def _remarks(self, remarks):
        from .answers import label_of

        for field in CATALOGUE:
            if field.name in remarks:
                yield label_of(field.name), remarks[field.name]


def register(actions) -> None:
    for action, (label, message) in (PLAIN | PROCESSES).items():
        actions.register_action(action, label, message)
    for action, (label, said) in DECISIONS.items():
        formatter = type("Formatter", (DecisionFormatter,), {"label": label, "said": said})
        actions.register_action(action)(formatter)
    for action, (label, said) in EDITIONS.items():
        formatter = type("Formatter", (EditionFormatter,), {"label": label, "said": said})
        actions.register_action(action)(formatter)
