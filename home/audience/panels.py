"""How editors say who may read a page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel


def audience_panel() -> InlinePanel:
    """For the settings of every type of page."""
    return InlinePanel(
        "limits",
        heading=_("Who may read it"),
        label=_("way in"),
        help_text=_(
            "Without a row, everybody may read the page. With several rows, any one of them is enough. The "
            "limit holds for all pages below as well, and for files and pictures that only such pages show. "
            "Title, summary and cover picture stay visible to everybody, with a lock beside them. It takes "
            "effect when the page is published."
        ),
    )
