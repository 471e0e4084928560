"""The look of every form: labels, hints and errors in our components, linked for assistive technology."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

REQUIRED = forms.Field.default_error_messages["required"]


class Renderer(DjangoTemplates):
    form_template_name = "membership/forms/form.html"
    field_template_name = "membership/forms/field.html"


class StyledFormMixin:
    """Our own validation messages speak, not the browser's; so nothing is marked `required`."""

    default_renderer = Renderer()  # one for all forms: it keeps the templates it has read
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name in self.fields:
            ask_for(self[name])

    def error_links(self) -> list[dict]:
        """What the summary on top of the page says: each message, and the field it leads to."""
        links = [{"target": "", "message": message} for message in self.non_field_errors()]
        for field in self:
            links += [{"target": first_control(field), "message": message} for message in field.errors]
        return links


class Form(StyledFormMixin, forms.Form):
    pass


class ModelForm(StyledFormMixin, forms.ModelForm):
    pass


def first_control(field: forms.BoundField) -> str:
    """The id that a link must lead to; a group of choices has one for each choice."""
    if field.is_hidden:
        return ""
    if field.use_fieldset and field.subwidgets:
        return field.subwidgets[0].id_for_label or field.auto_id
    return field.id_for_label or field.auto_id


def ask_for(bound: forms.BoundField) -> None:
    """A missing answer is asked for by its name, unless the form has words of its own."""
    field = bound.field
    if field.error_messages.get("required") == REQUIRED:
        field.error_messages["required"] = request_for(field) % {"label": bound.label}


def request_for(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Tick “%(label)s” to go on.")
    if isinstance(field, forms.FileField):
        return _("Upload %(label)s.")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _("Choose %(label)s.")
    return _("Enter %(label)s.")
