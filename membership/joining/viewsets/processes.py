from django.db.models import Count
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.widgets.button import Button, HeaderButton, ListingButton

from membership.errors import DomainError
from membership.records.views import KeptDeleteView
from membership.records.viewsets import KeptListViewSet

from ..models import JoiningProcess
from ..services import create_process, delete_process, revise_process
from .process_pages import CopyView, EditionsView, PictureView, UseView
from .process_panels import edit_handler


class ProcessIndexView(IndexView):
    """Of each process the newest edition."""

    def get_base_queryset(self):
        newest = super().get_base_queryset().editions_in_use()
        return newest.prefetch_related("stages").annotate(applied=Count("applications", distinct=True))

    def get_list_more_buttons(self, instance):
        links = [
            (ListingButton if name == "picture" else Button, name, label, icon)
            for name, label, icon in page_links(instance)
        ]
        return [
            button(label, url=reverse(f"joining_processes:{name}", args=[instance.pk]), icon_name=icon)
            for button, name, label, icon in links
        ] + super().get_list_more_buttons(instance)


class ProcessCreateView(CreateView):
    def save_instance(self):
        return create_process(process=self.form.save(commit=False), by=self.request.user)


class ProcessEditView(EditView):
    """What companies have applied under is not edited: saving makes the next edition."""

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if newer := newest_edition(self.object):
            messages.info(request, _("This edition has been replaced. Below is the one that can be changed."))
            return redirect(reverse(self.edit_url_name, args=[newer.pk]))
        return super().get(request, *args, **kwargs)

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(
                label, url=reverse(f"joining_processes:{name}", args=[self.object.pk]), icon_name=icon
            )
            for name, label, icon in page_links(self.object)
        ]

    @cached_property
    def applied(self) -> int:
        return JoiningProcess.objects.get(pk=self.kwargs["pk"]).applications.count()

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as error:
            self.produced_error_message = str(error)
            return self.form_invalid(form)

    def save_instance(self):
        self.is_next_edition = bool(self.applied)
        return revise_process(process=self.form.save(commit=False), by=self.request.user)

    def get_success_message(self):
        if not self.is_next_edition:
            return super().get_success_message()
        return _(
            "Edition %(edition)s is kept. Applications under way finish by the rules they began with."
        ) % {"edition": self.object.edition}

    def get_success_url(self):
        return reverse(self.edit_url_name, args=[self.object.pk])

    def get_success_buttons(self):
        return []


class ProcessDeleteView(KeptDeleteView):
    def delete_action(self):
        delete_process(process=self.object, by=self.request.user)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as error:
            messages.error(self.request, str(error))
            return redirect(reverse(self.edit_url_name, args=[self.object.pk]))


def page_links(process: JoiningProcess) -> list[tuple]:
    """What can be looked at and done beside editing."""
    links = [
        ("picture", _("The process at a glance"), "view"),
        ("editions", _("Editions"), "history"),
        ("copy", _("Copy"), "copy"),
    ]
    return links if process.is_current else [*links, ("use", _("Take into use"), "check")]


def newest_edition(process: JoiningProcess) -> JoiningProcess | None:
    """The edition that took this one's place; None where it is the newest."""
    newer = None
    while process.is_retired and (following := process.successors.first()):
        newer = process = following
    return newer


class ProcessViewSet(KeptListViewSet):
    model = JoiningProcess
    name = "joining_processes"
    icon = "tasks"
    menu_label = gettext_lazy("Joining process")
    menu_name = "joining-process"
    menu_order = 40
    index_view_class = ProcessIndexView
    add_view_class = ProcessCreateView
    edit_view_class = ProcessEditView
    delete_view_class = ProcessDeleteView
    list_display = [
        "name",
        BooleanColumn("is_current", label=gettext_lazy("In use")),
        Column("edition", label=gettext_lazy("Edition")),
        Column("applied", label=gettext_lazy("Applications")),
        Column(
            "stage_names",
            label=gettext_lazy("Steps"),
            accessor=lambda process: " → ".join(stage.name for stage in process.stages.all() if stage.is_on),
        ),
    ]

    def get_edit_handler(self):
        return edit_handler()

    def get_urlpatterns(self):
        pages = {"picture": PictureView, "editions": EditionsView, "use": UseView, "copy": CopyView}
        return super().get_urlpatterns() + [
            path(f"{name}/<int:pk>/", self.construct_view(view), name=name) for name, view in pages.items()
        ]
