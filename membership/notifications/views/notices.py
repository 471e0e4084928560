from datetime import datetime

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import registry

from membership.errors import DomainError

from ..models import Notice, NoticeStatus
from ..permissions import user_can_resend_notices
from ..services import resend_notice


class NoticeInspectView(generic.InspectView):
    template_name = "notifications/admin/notice_inspect.html"
    page_title = gettext_lazy("Message")
    resend_url_name = None

    @cached_property
    def header_buttons(self):
        if not (self.object.can_be_resent and user_can_resend_notices(self.request.user)):
            return []
        url = reverse(self.resend_url_name, args=(self.object.pk,))
        return [HeaderButton(_("Send again"), url=url, icon_name="rotate")]

    def get_field_display_value(self, field_name, field):
        if field_name == "text":
            return self.object.shown_text
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return timezone.localtime(value)
        return "–" if value in ("", None) else value

    def get_context_data(self, **kwargs):
        history = registry.get_logs_for_instance(self.object).select_related("user")
        return super().get_context_data(history=history, **kwargs)


class ResendView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks first: after a time-out the person may already have the message."""

    model = Notice
    permission_required = "resend"
    template_name = "notifications/admin/notice_resend.html"
    page_title = gettext_lazy("Send again")
    header_icon = "rotate"
    index_url_name = inspect_url_name = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.notice = get_object_or_404(Notice, pk=kwargs["pk"])
        self.inspect_url = reverse(self.inspect_url_name, args=(self.notice.pk,))

    def get(self, request, *args, **kwargs):
        if not self.notice.can_be_resent:
            messages.error(request, _("This message cannot be sent again."))
            return redirect(self.inspect_url)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            resend_notice(notice=self.notice, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The message is on its way again."))
        return redirect(self.inspect_url)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": capfirst(Notice._meta.verbose_name_plural)},
            {"url": self.inspect_url, "label": str(self.notice)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        doubtful = self.notice.status == NoticeStatus.UNKNOWN
        return super().get_context_data(
            notice=self.notice, doubtful=doubtful, inspect_url=self.inspect_url, **kwargs
        )
