"""How the steps of a notice read in its history."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from .models import NoticeStatus

RESULTS = (
    NoticeStatus.SENT,
    NoticeStatus.FAILED,
    NoticeStatus.UNKNOWN,
    NoticeStatus.EXPIRED,
)


class ResultFormatter(LogFormatter):
    def format_message(self, log_entry):
        words = NoticeStatus(log_entry.action.partition(".")[2]).label
        error = log_entry.data.get("error")
        return f"{words}: {error}" if error else str(words)


class PutOffFormatter(LogFormatter):
    label = _("Put back in the queue")

    def format_message(self, log_entry):
        error = log_entry.data.get("error")
        if error:
            return _("Attempt %(attempts)s did not succeed, another follows: %(error)s") % log_entry.data
        return _("Put back in the queue: the gateway has not seen it")


def register(actions) -> None:
    for status in RESULTS:
        formatter = type("Formatter", (ResultFormatter,), {"label": status.label})
        actions.register_action(f"notifications.{status.value}")(formatter)
    actions.register_action("notifications.queued")(PutOffFormatter)
    actions.register_action("notifications.resend", _("Send again"), _("Sent again by hand"))
    actions.register_action("notifications.test", _("Send a test"), _("A test was sent"))
