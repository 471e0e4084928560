from django.db.models import ProtectedError, RestrictedError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, IndexView, InspectView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.widgets.button import HeaderButton

from .columns import TimeColumn
from .history import actor_name, history_of


class RecordIndexView(IndexView):
    """A list of records; each row leads to its page and has no other buttons."""

    results_template_name = "membership/records/index_results.html"
    any_permission_required = ["view"]
    empty_text = _("There is nothing here yet.")
    related = ()

    def get_base_queryset(self):
        return super().get_base_queryset().select_related(*self.related)

    def get_list_buttons(self, instance):
        return []


class RecordInspectView(InspectView):
    """The page of one record, with its whole history."""

    any_permission_required = ["view"]
    template_name = "membership/records/inspect.html"
    history_url_name = None

    def get_page_title(self):
        return capfirst(self.model._meta.verbose_name)

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": capfirst(self.model._meta.verbose_name_plural)},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_fields(self):
        return []

    @cached_property
    def header_buttons(self):
        history = reverse(self.history_url_name, args=[self.object.pk])
        return [HeaderButton(_("History"), url=history, icon_name="history")]

    header_more_buttons = ()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"history": history_of(self.logged_record())}

    def logged_record(self):
        """The record whose history tells what happened here."""
        return self.object


class RecordHistoryView(HistoryView):
    any_permission_required = ["view"]
    filterset_class = None
    header_buttons = ()
    inspect_url_name = None
    verbose_name_plural = _("entries")

    @cached_property
    def columns(self):
        return [
            Column("message", label=_("What happened")),
            Column("user", label=_("Who"), accessor=lambda entry: actor_name(entry.user), width="20%"),
            TimeColumn("timestamp", label=_("When"), width="20%"),
        ]

    def get_edit_url(self, instance):
        return reverse(self.inspect_url_name, args=[instance.pk])


class KeptDeleteView(DeleteView):
    """Deletes an entry of a list; what records still use stays, with a word on why."""

    in_use_text = _("This is still in use and cannot be deleted. You can stop offering it instead.")

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except (ProtectedError, RestrictedError):
            messages.error(self.request, self.in_use_text)
            return redirect(reverse(self.edit_url_name, args=[self.object.pk]))
