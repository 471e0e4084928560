"""Screens on which finance decides: one of several forms is posted, and one service answers."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail.admin import messages

from membership.errors import DomainError, IllegalTransition
from membership.records.views import RecordInspectView


class DecisionView(RecordInspectView):
    """`decisions` maps what the buttons send to the form that belongs to it and the method that decides."""

    decisions: dict[str, tuple[type, str]] = {}
    posted = None
    refusals: list[str] = []

    def user_may_decide(self) -> bool:
        raise NotImplementedError

    def is_waiting(self) -> bool:
        raise NotImplementedError

    def form_kwargs(self, name: str) -> dict:
        return {}

    def get_page_subtitle(self):
        return str(self.object.order.organisation)

    def next_waiting(self):
        """The next record that waits, or None."""
        return self.model.objects.pending().order_by("pk").first()

    def post(self, request, *args, **kwargs):
        name = request.POST.get("decision")
        if name not in self.decisions or not self.user_may_decide():
            raise PermissionDenied
        form_class, verb = self.decisions[name]
        form = form_class(request.POST, request.FILES, **self.form_kwargs(name))
        self.posted = (name, form)
        try:
            if not self.is_waiting():
                raise IllegalTransition
            if form.is_valid():
                messages.success(request, getattr(self, verb)(form.cleaned_data))
                return self.go_on()
        except DomainError as error:
            self.refusals = [str(error)]
            self.object = self.get_object()
        return self.get(request, *args, **kwargs)

    def go_on(self):
        following = self.next_waiting()
        name = self.index_url_name.replace(":index", ":inspect")
        return redirect(name, following.pk) if following else redirect(self.index_url_name)

    def get_context_data(self, **kwargs):
        can_decide = self.user_may_decide() and self.is_waiting()
        forms = {name: form(**self.form_kwargs(name)) for name, (form, _verb) in self.decisions.items()}
        if self.posted:
            forms |= [self.posted]
        return super().get_context_data(**kwargs) | {
            "forms": forms if can_decide else {},
            "errors": self.refusals,
            "return_is_open": bool(self.posted) and self.posted[0] == "return",
        }
