"""How this room's entries read in the history of a record."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

PLAIN = {
    "parcels.announced": (_("Announce parcel"), _("The company entered the parcel.")),
    "parcels.withdrawn": (_("Withdraw parcel"), _("The company withdrew the parcel.")),
    "parcels.received": (_("Receive parcel"), _("The parcel was received.")),
    "parcels.recorded": (_("Record parcel"), _("The parcel came in without having been announced.")),
    "parcels.posted": (_("Post parcel"), _("The parcel was posted.")),
    "parcels.delivered": (_("Parcel delivered"), _("The parcel has arrived.")),
}


class AssignedFormatter(LogFormatter):
    label = _("Assign parcel")

    def format_message(self, log_entry):
        return _("It is the parcel of %(company)s.") % {"company": (log_entry.data or {}).get("company", "")}


class CorrectedFormatter(LogFormatter):
    label = _("Correct tracking number")

    def format_message(self, log_entry):
        data = {"before": "", "after": ""} | (log_entry.data or {})
        return _("Tracking number corrected from %(before)s to %(after)s") % data


class CalledOffFormatter(LogFormatter):
    label = _("Call parcel off")

    def format_message(self, log_entry):
        return _("The parcel was not posted: %(reason)s") % {
            "reason": (log_entry.data or {}).get("reason", "")
        }


def register(actions) -> None:
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
    actions.register_action("parcels.assigned")(AssignedFormatter)
    actions.register_action("parcels.corrected")(CorrectedFormatter)
    actions.register_action("parcels.called_off")(CalledOffFormatter)
