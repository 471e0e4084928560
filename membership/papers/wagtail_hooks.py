from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("papers.issue", pgettext_lazy("log", "Issue paper"), _("Paper issued"))

    @actions.register_action("papers.revoke")
    class RevokeFormatter(LogFormatter):
        label = pgettext_lazy("log", "Revoke paper")
        message = _("Paper revoked")

        def format_comment(self, log_entry):
            return log_entry.data.get("reason", "")
