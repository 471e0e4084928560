"""The words of the rich-text editor, which brings none in Chinese."""

from django.utils.translation import gettext as _


def editor_words() -> dict[str, str]:
    return {
        "Cancel": _("Cancel"),
        "Edit Link": _("Edit the link"),
        "Update": _("Apply"),
        "URL": _("Web address"),
        "Title": _("Title of the link"),
    }
