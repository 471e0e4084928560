from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .serving import guard_document, guard_page
from .viewsets import CollectionLimitViewSet

hooks.register("on_serve_page", guard_page, order=-10)
hooks.register("before_serve_document", guard_document, order=-10)

register_snippet(CollectionLimitViewSet)
