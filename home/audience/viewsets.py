from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import CollectionLimit


class CollectionLimitViewSet(SnippetViewSet):
    """Which documents are not for everybody, by their collection."""

    model = CollectionLimit
    icon = "lock"
    list_display = ["collection", "kind", "level"]
    list_filter = ["kind", "level"]
    panels = [
        HelpPanel(
            _(
                "Without a row, everybody may open the documents of a collection. With several rows for one "
                "collection, any one of them is enough. Documents that only limited pages offer are closed "
                "without a row here."
            )
        ),
        FieldPanel("collection"),
        FieldPanel("kind"),
        FieldPanel("level"),
    ]
