"""The review screen: everything sent, on one page, and the decision about it."""

from django.db.models import F
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages

from membership.errors import DomainError
from membership.records.views import RecordInspectView

from ..arrivals import parcels_of
from ..fields import Group
from ..models import Application, Review, StageKind
from ..permissions import user_can_decide
from ..services import review_application
from ..targets import is_overdue, notice_until
from .comparison import changed_count, files_of, previous_sending, rows_of
from .effects import decisions_for, done_message
from .forms import ReviewForm

TONES = {
    Review.Decision.APPROVE: "success",
    Review.Decision.RETURN: "warning",
    Review.Decision.REJECT: "danger",
}


class ReviewView(RecordInspectView):
    template_name = "joining/admin/review.html"
    form = None

    def get_page_subtitle(self):
        return self.object.name

    def get_object(self, queryset=None):
        related = ("process", "organisation", "order", "organisation__membership")
        return get_object_or_404(Application.objects.sent().with_lists().select_related(*related), pk=self.pk)

    def post(self, request, *args, **kwargs):
        self.form = ReviewForm(request.POST, application=self.object)
        if self.form.is_valid():
            try:
                return self.decide()
            except DomainError as error:
                self.form.refuse(error)
                self.object = self.get_object()
        return self.get(request, *args, **kwargs)

    def decide(self):
        review = review_application(
            application=self.object,
            verdict=self.form.verdict,
            reviewer=self.request.user,
            submission=self.form.cleaned_data["submission"],
        )
        messages.success(self.request, done_message(self.get_object(), review))
        following = (
            Application.objects.decided_by(self.request.user)
            .order_by(F("due_on").asc(nulls_last=True), "submitted_at", "pk")
            .first()
        )
        if following:
            return redirect("applications:inspect", following.pk)
        return redirect("applications:index")

    def get_context_data(self, **kwargs):
        application = self.object
        can_decide = user_can_decide(self.request.user, application)
        form = (self.form or ReviewForm(application=application)) if can_decide else None
        reviews = [
            (review, TONES[Review.Decision(review.decision)])
            for review in application.reviews.select_related("stage", "reviewer")
        ]
        before = previous_sending(application)
        rows = rows_of(application, before, [review for review, _tone in reviews], form)
        return super().get_context_data(**kwargs) | {
            "application": application,
            "form": form,
            "errors": self.form.non_field_errors() if self.form else [],
            "before": before,
            "groups": [(group, rows[group]) for group in Group],
            "changes": changed_count(rows),
            "shown": files_of(rows),
            "reviews": reviews,
            "is_overdue": is_overdue(application),
            "parcels": parcels_of(application) if is_kind(application, StageKind.PAPERS) else None,
            "notice_until": notice_until(application) if is_kind(application, StageKind.PUBLICITY) else None,
            "decisions": decisions_for(application) if can_decide else [],
            "waiting_elsewhere": application.stage if not can_decide else None,
        }


def is_kind(application: Application, kind: str) -> bool:
    return application.stage is not None and application.stage.kind == kind
