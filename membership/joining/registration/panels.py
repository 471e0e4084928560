from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel


class TemplateHelpPanel(HelpPanel):
    """What a template of the registration form may name, and where to begin with one."""

    def __init__(self, **kwargs):
        kwargs.setdefault("template", "joining/admin/registration_help.html")
        kwargs.setdefault("heading", _("Template of the registration form"))
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            from .variables import variables

            return super().get_context_data(parent_context) | {
                "variables": variables(),
                "process": self.instance,
            }
