"""The secretariat's view of one certificate, and what it may do with it: each act asks first."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import registry

from membership.errors import DomainError

from .forms import RevokeForm
from .models import Certificate
from .permissions import user_can_revoke_certificates
from .services import reissue_certificate, retry_rendering, revoke_certificate


class CertificateInspectView(generic.InspectView):
    any_permission_required = ["view"]
    template_name = "certificates/admin/inspect.html"
    page_title = gettext_lazy("Certificate")

    def get_object(self, queryset=None):
        return get_object_or_404(Certificate.objects.with_standing(), pk=self.pk)

    @cached_property
    def header_buttons(self):
        if not user_can_revoke_certificates(self.request.user):
            return []
        return [
            HeaderButton(label, url=self.url_of(name), icon_name=icon)
            for offered, label, name, icon in [
                (self.object.can_render_again, _("Make the PDF again"), "render", "rotate"),
                (not self.object.is_revoked, _("Revoke"), "revoke", "cross"),
                (self.object.can_be_reissued, _("Issue again"), "reissue", "doc-full-inverse"),
            ]
            if offered
        ]

    def url_of(self, name: str) -> str:
        namespace = self.index_url_name.rpartition(":")[0]
        return reverse(f"{namespace}:{name}", args=(self.object.pk,))

    def get_context_data(self, **kwargs):
        history = registry.get_logs_for_instance(self.object).select_related("user")
        return super().get_context_data(certificate=self.object, history=history, **kwargs)


class ActView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks, then calls one service."""

    model = Certificate
    permission_required = "revoke"
    template_name = "certificates/admin/act.html"
    inspect_url_name = index_url_name = None
    form_class = None
    is_offered = action_label = consequence = done = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.certificate = get_object_or_404(Certificate.objects.with_standing(), pk=kwargs["pk"])
        self.inspect_url = reverse(self.inspect_url_name, args=(self.certificate.pk,))
        self.form = self.form_class(request.POST or None) if self.form_class else None

    def get_page_subtitle(self):
        return str(self.certificate)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Certificates")},
            {"url": self.inspect_url, "label": str(self.certificate)},
            {"url": "", "label": self.get_page_title()},
        ]

    def act(self) -> Certificate:
        raise Http404

    def post(self, request, *args, **kwargs):
        if self.form and not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs))
        try:
            certificate = self.act()
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(self.inspect_url)
        messages.success(request, self.done)
        return redirect(self.inspect_url_name, certificate.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            certificate=self.certificate, form=self.form, inspect_url=self.inspect_url, **kwargs
        )


class RevokeView(ActView):
    page_title = gettext_lazy("Revoke certificate")
    header_icon = "cross"
    form_class = RevokeForm
    consequence = gettext_lazy(
        "The certificate becomes void at once, and the public look-up page says so. This cannot be taken "
        "back; a corrected certificate can be issued afterwards. The membership itself is not changed."
    )
    action_label = gettext_lazy("Yes, revoke it")
    done = gettext_lazy("The certificate has been revoked.")

    def act(self):
        reason = self.form.cleaned_data["reason"]
        return revoke_certificate(certificate=self.certificate, by=self.request.user, reason=reason)


class ReissueView(ActView):
    page_title = gettext_lazy("Issue certificate again")
    header_icon = "doc-full-inverse"
    consequence = gettext_lazy(
        "A new certificate with a new number is made for the same term, with the company's name and the "
        "settings as they are today."
    )
    action_label = gettext_lazy("Yes, issue it")
    done = gettext_lazy("A new certificate has been issued.")

    def act(self):
        return reissue_certificate(certificate=self.certificate, by=self.request.user)


class RenderAgainView(ActView):
    page_title = gettext_lazy("Make the PDF again")
    header_icon = "rotate"
    consequence = gettext_lazy("The PDF could not be made before. It is tried again within seconds.")
    action_label = gettext_lazy("Yes, try again")
    done = gettext_lazy("The PDF is being made again.")

    def act(self):
        retry_rendering(certificate=self.certificate, by=self.request.user)
        return self.certificate
