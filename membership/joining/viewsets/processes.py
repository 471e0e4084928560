from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from membership.records.viewsets import KeptListViewSet

from ..models import Application, JoiningProcess, Review


class ProcessForm(WagtailAdminModelForm):
    """Says what the database would refuse: a second process in use, a stage gone that decisions name."""

    def clean(self):
        cleaned = super().clean()
        others = JoiningProcess.objects.filter(is_current=True).exclude(pk=self.instance.pk)
        if cleaned.get("is_current") and others.exists():
            self.add_error(
                "is_current",
                _("“%(other)s” is in use. Take it out of use first.") % {"other": others.first()},
            )
        return cleaned

    def is_valid(self):
        return super().is_valid() and self.keeps_used_stages()

    def keeps_used_stages(self) -> bool:
        formset = self.formsets["stages"]
        stages = [form.instance.pk for form in formset.deleted_forms if form.instance.pk]
        used = (
            Application.objects.filter(stage__in=stages).exists()
            or Review.objects.filter(stage__in=stages).exists()
        )
        if used:
            formset._non_form_errors.append(
                _(
                    "Applications stand at this stage or were decided at it; "
                    "it cannot be deleted. Rename it instead."
                )
            )
        return not used


class ProcessViewSet(KeptListViewSet):
    model = JoiningProcess
    name = "joining_processes"
    icon = "tasks"
    menu_label = _("Joining process")
    menu_name = "joining-process"
    menu_order = 40
    list_display = [
        "name",
        BooleanColumn("is_current", label=_("In use")),
        Column(
            "stage_names",
            label=_("Steps"),
            accessor=lambda process: " → ".join(stage.name for stage in process.stages.all() if stage.is_on),
        ),
    ]

    def get_edit_handler(self):
        return ObjectList(JoiningProcess.panels, base_form_class=ProcessForm).bind_to_model(JoiningProcess)
