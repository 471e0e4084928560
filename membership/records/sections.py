from wagtail.admin.ui.components import Component


class Section(Component):
    """A card on the page of a record: a template and what it shows."""

    def __init__(self, template_name: str, **context):
        self.template_name, self.context = template_name, context

    def get_context_data(self, parent_context):
        return {"request": parent_context["request"], **self.context}
