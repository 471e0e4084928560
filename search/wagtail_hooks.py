from wagtail.snippets.models import register_snippet

from .viewsets import SynonymGroups

register_snippet(SynonymGroups)
