"""The words of the rich-text editor, which brings none in Chinese: what it calls things, and what we do."""

from django.utils.translation import gettext as _


def editor_words() -> dict[str, str]:
    return {
        "paragraph": _("Paragraph"),
        "Paragraph": _("Paragraph"),
        "heading 3": _("Heading"),
        "Heading 3": _("Heading"),
        "heading 4": _("Subheading"),
        "Heading 4": _("Subheading"),
        "unordered list": _("Unordered list"),
        "ordered list": _("Ordered list"),
        "blockquote": _("Quotation"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "underline": _("Underline"),
        "insert link": _("Insert or edit a link"),
        "remove link": _("Remove the link"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "Cancel": _("Cancel"),
        "Edit Link": _("Edit the link"),
        "Update": _("Apply"),
        "URL": _("Web address"),
        "Title": _("Title of the link"),
    }
