"""Pages about a joining process: its picture, its editions, taking it into use, copying it."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import ModelLogEntry

from membership.errors import DomainError
from membership.records.history import actor_name

from ..models import Application, JoiningProcess
from ..overview import steps_of
from ..services import copy_process, use_process

MADE = ("joining.process_revised", "wagtail.create")


class ProcessPage(InspectView):
    """A page about one edition."""

    model = JoiningProcess

    def get_fields(self):
        return []

    header_more_buttons = ()

    def get_edit_url(self):
        return None if self.object.is_retired else super().get_edit_url()


class PictureView(ProcessPage):
    """All steps as a picture, to be read, explained and printed."""

    template_name = "joining/admin/process_picture.html"
    page_title = gettext_lazy("The process at a glance")

    @cached_property
    def header_buttons(self):
        edit, editions = (
            reverse(f"joining_processes:{name}", args=[self.object.pk]) for name in ("edit", "editions")
        )
        buttons = [
            HeaderButton(_("Editions"), url=editions, icon_name="history", priority=20),
            HeaderButton(_("Print"), icon_name="print", priority=30, attrs={"data-print": ""}),
        ]
        if not self.object.is_retired:
            buttons.append(HeaderButton(_("Edit"), url=edit, icon_name="edit", priority=10))
        return buttons

    def get_context_data(self, **kwargs):
        steps, switched_off = steps_of(self.object)
        return super().get_context_data(**kwargs) | {
            "process": self.object,
            "steps": steps,
            "switched_off": switched_off,
        }


class EditionsView(ProcessPage):
    """Every edition of the process, newest first: who made it when, and who has applied under it."""

    template_name = "joining/admin/process_editions.html"
    page_title = gettext_lazy("Editions")

    def get_context_data(self, **kwargs):
        editions = editions_of(self.object)
        entries = ModelLogEntry.objects.filter(
            content_type__app_label="joining",
            content_type__model="joiningprocess",
            object_id__in=[str(each.pk) for each in editions],
            action__in=MADE,
        ).select_related("user")
        made = {entry.object_id: entry for entry in entries}
        for each in editions:
            each.made = made.get(str(each.pk))
            each.made_by = actor_name(each.made.user) if each.made else ""
            each.under_way = each.applications.filter(status__in=Application.UNDER_WAY).count()
            each.applied = each.applications.count()
        return super().get_context_data(**kwargs) | {"editions": editions}


class ActView(ProcessPage):
    """Says what will be done, and does it when that is confirmed."""

    template_name = "joining/admin/process_act.html"
    any_permission_required = ["change"]
    button = ""

    def post(self, request, *args, **kwargs):
        try:
            process, done = self.act()
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(self.edit_url_name, self.object.pk)
        messages.success(request, done)
        return redirect(self.edit_url_name, process.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "effects": self.effects(),
            "button": self.button,
            "back": reverse(self.edit_url_name, args=[self.object.pk]),
        }


class UseView(ActView):
    page_title = gettext_lazy("Take into use")
    button = gettext_lazy("Take into use")

    def effects(self) -> list[str]:
        name = {"name": self.object.name}
        effects = [_("New applications follow “%(name)s” from now on.") % name]
        if other := JoiningProcess.objects.current():
            effects.append(
                _("“%(other)s” is kept, out of use; applications under way finish by its rules.")
                % {"other": other.name}
            )
        return effects

    def act(self):
        process = use_process(process=self.object, by=self.request.user)
        return process, _("New applications follow “%(name)s” from now on.") % {"name": process.name}


class CopyView(ActView):
    page_title = gettext_lazy("Copy")
    button = gettext_lazy("Copy")
    any_permission_required = ["add"]

    def effects(self) -> list[str]:
        return [
            _(
                "A new process is made with the same steps, questions and texts. "
                "It is not in use until you say so."
            )
        ]

    def act(self):
        name = _("%(name)s (copy)") % {"name": self.object.name}
        process = copy_process(process=self.object, name=name[:60], by=self.request.user)
        return process, _("Copied. Change the name and what is to be different.")


def editions_of(process: JoiningProcess) -> list[JoiningProcess]:
    """The newest edition first."""
    while following := process.successors.first():
        process = following
    editions = [process]
    while editions[-1].succeeds:
        editions.append(editions[-1].succeeds)
    return editions
