from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from ..forms import TestForm, WordingForm
from ..models import Wording
from ..previews import previews_of
from ..services import send_test


class WordingEditView(generic.EditView):
    preview_url_name = test_url_name = None

    @cached_property
    def header_buttons(self):
        if self.object.notice_type is None:
            return []
        url = reverse(self.test_url_name, args=(self.object.pk,))
        return [HeaderButton(_("Send me a test"), url=url, icon_name="mail")]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        stored = Wording.objects.get(pk=self.object.pk)
        preview_url = reverse(self.preview_url_name, args=(self.object.pk,))
        return {**context, "previews": previews_of(stored), "preview_url": preview_url}


class OneWordingMixin(PermissionCheckedMixin):
    model = Wording
    permission_required = "change"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.wording = get_object_or_404(Wording, pk=kwargs["pk"])


class WordingPreviewView(OneWordingMixin, View):
    """What is being typed, as each channel would carry it; nothing is kept."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = WordingForm(request.POST, instance=self.wording, for_user=request.user)
        form.is_valid()
        context = {"previews": previews_of(form.instance), "errors": form.errors}
        return TemplateResponse(request, "notifications/admin/previews.html", context)


class WordingTestView(OneWordingMixin, WagtailAdminTemplateMixin, FormView):
    form_class = TestForm
    template_name = "notifications/admin/wording_test.html"
    page_title = gettext_lazy("Send a test")
    header_icon = "mail"
    index_url_name = edit_url_name = None

    def get_initial(self):
        return {"email": self.request.user.email, "inbox": True}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"wording": self.wording}

    def form_valid(self, form):
        sent = send_test(wording=self.wording, by=self.request.user, **form.addresses(self.request.user))
        ways = "、".join(str(notice.get_channel_display()) for notice in sent)
        messages.success(self.request, _("The test is on its way: %(ways)s.") % {"ways": ways})
        return redirect(self.edit_url_name, self.wording.pk)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": capfirst(Wording._meta.verbose_name_plural)},
            {"url": reverse(self.edit_url_name, args=(self.wording.pk,)), "label": str(self.wording)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(previews=previews_of(self.wording), wording=self.wording, **kwargs)
