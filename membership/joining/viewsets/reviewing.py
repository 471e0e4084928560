"""The review screen: everything sent, on one page, and the decision about it."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from membership.dues.errors import NoPrice
from membership.dues.models import DuesSettings
from membership.errors import DomainError
from membership.records.views import RecordInspectView

from ..fields import Group
from ..models import DECIDED, Application, Review
from ..permissions import user_can_decide
from ..route import onward
from ..services import review_application
from .comparison import changed_count, files_of, previous_sending, rows_of
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
        self.form = ReviewForm(request.POST)
        if self.form.is_valid():
            try:
                return self.decide()
            except DomainError as error:
                self.form.add_error(None, str(error))
                self.object = self.get_object()
        return self.get(request, *args, **kwargs)

    def decide(self):
        review = review_application(
            application=self.object,
            verdict=self.form.verdict,
            reviewer=self.request.user,
            submission=self.form.cleaned_data["submission"],
        )
        messages.success(self.request, done_message(self.object, review))
        following = Application.objects.decided_by(self.request.user).order_by("submitted_at", "pk").first()
        if following:
            return redirect("applications:inspect", following.pk)
        return redirect("applications:index")

    def get_context_data(self, **kwargs):
        application = self.object
        can_decide = user_can_decide(self.request.user, application)
        form = (self.form or ReviewForm()) if can_decide else None
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
            "decisions": decisions_for(application) if can_decide else [],
            "waiting_elsewhere": application.stage if not can_decide else None,
        }


def decisions_for(application: Application) -> list[dict]:
    """The three decisions, each with what it will do, said before it is done."""
    person = {
        "company": application.name,
        "person": application.contact_name,
        "phone": application.contact_phone.as_national,
    }
    return [
        {
            "value": Review.Decision.APPROVE,
            "label": _("Approve"),
            "title": _("Approve this application?"),
            "effect": _approval_effect(application, person),
            "classname": "",
        },
        {
            "value": Review.Decision.RETURN,
            "label": _("Send back for changes"),
            "title": _("Send this application back?"),
            "effect": _(
                "%(company)s may correct the form and send it again. "
                "An SMS with the reason goes to %(person)s, %(phone)s."
            )
            % person,
            "classname": "button-secondary",
        },
        {
            "value": Review.Decision.REJECT,
            "label": _("Reject"),
            "title": _("Reject this application?"),
            "effect": _(
                "This ends the application of %(company)s for good. "
                "An SMS with the reason goes to %(person)s, %(phone)s."
            )
            % person,
            "classname": "button-secondary no",
        },
    ]


def _approval_effect(application: Application, person: dict) -> str:
    stage = next(iter(onward(application)), None)
    if stage and stage.kind in DECIDED:
        return _(
            "The application of %(company)s goes on to the stage “%(stage)s”. No message is sent yet."
        ) % (person | {"stage": stage.name})
    try:
        amount = application.level.price_on(timezone.localdate()) * DuesSettings.load().term_years
    except NoPrice:
        return _("No dues are set for this level yet: set them first, under the settings of membership.")
    return _(
        "An order of %(amount)s yuan is made for %(company)s, "
        "and an SMS asking for the dues goes to %(person)s, %(phone)s."
    ) % (person | {"amount": amount})


def done_message(application: Application, review: Review) -> str:
    texts = {
        Review.Decision.APPROVE: _("%(company)s: approved."),
        Review.Decision.RETURN: _("%(company)s: sent back for changes. The company is told by SMS."),
        Review.Decision.REJECT: _("%(company)s: rejected. The company is told by SMS."),
    }
    return texts[Review.Decision(review.decision)] % {"company": application.name}
