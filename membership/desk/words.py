"""Words of Wagtail's admin on our screens which its own Chinese catalogue lacks or gets wrong. They are
named here so that our catalogue can carry them: our rooms come before Wagtail in INSTALLED_APPS."""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Pages"),
    _("Snippets"),
    _("Actions"),
    _("Sort item order"),
    _("Edit account avatar"),
    _("Search all pages…"),
    _("Page types usage"),
    _("Save your changes before leaving"),
    _("Account"),
    _("New: %(model_name)s"),
    _("Required. Letters, digits and @/./+/-/_ only."),
)
