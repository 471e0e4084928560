"""The form of the joining process: what the applicants' way would refuse is said in words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from ..fields import Demand
from ..registration.checking import document_problems
from ..rules import problems_with
from .process_questions import QuestionsField


class ProcessForm(WagtailAdminModelForm):
    """Each problem with the steps stands beside its step."""

    class Media:
        css = {"all": ["joining/admin/process.css"]}
        js = ["joining/admin/process.js"]

    demands = QuestionsField(label=_("Questions of the form"), required=False)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("takes_transfer") and not cleaned.get("takes_wechat"):
            self.add_error("takes_transfer", _("Companies must be able to pay: choose at least one way."))
        if not any(cleaned.get(f"sends_{channel}") for channel in ("sms", "email", "inbox")):
            self.add_error("sends_sms", _("Companies must hear of the result: choose at least one way."))
        least, most = cleaned.get("min_pictures") or 0, cleaned.get("max_pictures") or 0
        if least > most:
            self.add_error("min_pictures", _("More are demanded than are taken."))
        return cleaned

    def clean_form_document(self):
        """A template that cannot be filled in is refused here, not when a company downloads its form."""
        document = self.cleaned_data["form_document"]
        problems = document_problems(document) if document and "form_document" in self.changed_data else []
        if problems:
            raise ValidationError(problems)
        return document

    def is_valid(self):
        return super().is_valid() and all([self.steps_are_a_process(), self.categories_are_asked()])

    def steps_are_a_process(self) -> bool:
        """Only once each step is right in itself."""
        forms = {}
        for form in self.formsets["stages"].ordered_forms:
            forms[id(form.instance)] = form
            form.instance.levels = form.cleaned_data.get("levels") or []
        problems = problems_with([form.instance for form in forms.values()])
        for problem in problems:
            self._say(problem, forms)
        return not problems

    def _say(self, problem, forms: dict) -> None:
        form = forms.get(id(problem.stage))
        if form is None:
            self.formsets["stages"]._non_form_errors.append(problem.message)
        else:
            form.add_error("kind", problem.message)

    def categories_are_asked(self) -> bool:
        """Who must answer more is known by the category."""
        formset = self.formsets["category_demands"]
        asked = [form for form in formset.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if asked and self.cleaned_data["demands"].get("category") == Demand.HIDDEN:
            formset._non_form_errors.append(
                _("The form does not ask for the member category, so nobody would be asked this.")
            )
            return False
        return True
