"""What the pages of the desk share."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..permissions import user_can_dispatch


class DeskPage(WagtailAdminTemplateMixin, TemplateView):
    """A page below a list (`parent`: its address and name) that only some may open (`may`)."""

    header_icon = "mail"
    parent_url_name = parent_label = None
    refusals: list[str] = []

    @staticmethod
    def may(user) -> bool:
        return user_can_dispatch(user)

    def dispatch(self, request, *args, **kwargs):
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def parent_url(self) -> str:
        return reverse(self.parent_url_name)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.parent_url, "label": self.parent_label},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(errors=self.refusals, parent_url=self.parent_url, **kwargs)
