from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import SynonymGroup


class SynonymGroups(SnippetViewSet):
    """Beside the promoted search results, in the menu of settings."""

    model = SynonymGroup
    icon = "link"
    menu_label = _("Words that mean the same")
    menu_order = 901
    add_to_settings_menu = True
    search_fields = ["words"]
    panels = [FieldPanel("words")]
