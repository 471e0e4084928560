"""How what somebody did to their own account reads in its history."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class PhoneChangedFormatter(LogFormatter):
    label = _("Change mobile number")

    def format_message(self, log_entry):
        return _("Mobile number changed from %(was)s to %(is)s") % {"was": "", "is": "", **log_entry.data}


ACTIONS = {
    "authenticator_added": (_("Add authenticator app"), _("Authenticator app added")),
    "authenticator_removed": (_("Remove authenticator app"), _("Authenticator app removed")),
    "profile_changed": (_("Change own data"), _("Name or email changed")),
    "data_requested": (_("Ask for one's data"), _("An archive of one's data was asked for")),
    "closed": (_("Close account"), _("The account was closed by its owner")),
}


def register(actions) -> None:
    actions.register_action("accounts.phone_changed")(PhoneChangedFormatter)
    for name, (label, message) in ACTIONS.items():
        actions.register_action(f"accounts.{name}", label, message)
