from wagtail.admin.menu import MenuItem


class QueueMenuItem(MenuItem):
    """A menu item that says how much waits for whoever is looking."""

    def count(self, request) -> int:
        raise NotImplementedError

    def render_component(self, request):
        component = super().render_component(request)
        waiting = self.count(request)
        if waiting:
            component.attrs = {**component.attrs, "data-desk-count": str(waiting)}
        return component
