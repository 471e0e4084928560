from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.models import RevisionMixin

from membership.organisations.models import CompanyDetails
from membership.states import GuardedStatus

from ..querysets import ApplicationQuerySet
from .processes import JoiningProcess


class Application(GuardedStatus, RevisionMixin, CompanyDetails):
    """One company's way through the joining process (入会申请).

    The fields hold what was last sent; `draft` and `draft_files` hold what is being typed, exactly as
    typed, so that nothing is lost and reviewers never see half a change. Each sending is a revision.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being filled in")
        SUBMITTED = "submitted", _("In review")
        RETURNED = "returned", _("Sent back for changes")
        PAPERS = "papers", _("Papers on their way")
        REJECTED = "rejected", _("Rejected")
        APPROVED = "approved", _("Approved, awaiting dues")
        JOINED = "joined", _("Joined")
        WITHDRAWN = "withdrawn", _("Given up")

    TRANSITIONS = {
        Status.DRAFT: {Status.SUBMITTED, Status.PAPERS, Status.WITHDRAWN},
        Status.SUBMITTED: {
            Status.RETURNED,
            Status.REJECTED,
            Status.PAPERS,
            Status.APPROVED,
            Status.WITHDRAWN,
        },
        Status.RETURNED: {Status.SUBMITTED, Status.PAPERS, Status.WITHDRAWN},
        Status.PAPERS: {Status.SUBMITTED, Status.REJECTED, Status.APPROVED, Status.WITHDRAWN},
        Status.REJECTED: set(),
        Status.APPROVED: {Status.JOINED, Status.WITHDRAWN},
        Status.JOINED: set(),
        Status.WITHDRAWN: set(),
    }
    EDITABLE = frozenset({Status.DRAFT, Status.RETURNED})
    # The company's code is spoken for: no second application with it may be sent.
    UNDER_WAY = frozenset({Status.SUBMITTED, Status.RETURNED, Status.PAPERS, Status.APPROVED})
    # The secretariat has it before it, at `stage`.
    DECIDED = frozenset({Status.SUBMITTED, Status.PAPERS})
    ENDED = frozenset({Status.REJECTED, Status.WITHDRAWN})

    number = models.CharField(_("application number"), max_length=32, blank=True)
    process = models.ForeignKey(
        JoiningProcess,
        verbose_name=_("joining process"),
        on_delete=models.PROTECT,
        related_name="applications",
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("applicant"),
        on_delete=models.PROTECT,
        related_name="applications",
    )
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.DRAFT)
    stage = models.ForeignKey(
        "joining.Stage",
        verbose_name=_("stage"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="applications",
    )
    stage_since = models.DateTimeField(_("at this stage since"), null=True, blank=True)
    due_on = models.DateField(_("to be decided by"), null=True, blank=True)
    level = models.ForeignKey(
        "dues.Level",
        verbose_name=_("level applied for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    contact_name = models.CharField(_("contact name"), max_length=60, blank=True)
    contact_phone = PhoneNumberField(_("contact mobile"), blank=True)
    contact_title = models.CharField(_("contact position"), max_length=60, blank=True)
    contact_email = models.EmailField(_("contact email"), blank=True)
    registration_form = models.ForeignKey(
        "papers.PrivateFile",
        verbose_name=_("registration form"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    draft = models.JSONField(default=dict, blank=True, editable=False)
    # By answer of the draft: the how manieth write it was, and which open page wrote it ("" for the button).
    written = models.JSONField(default=dict, blank=True, editable=False)
    submissions = models.PositiveSmallIntegerField(_("times sent"), default=0)
    notice = models.ForeignKey(
        "accounts.AgreementVersion",
        verbose_name=_("joining notice acknowledged"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="applications",
    )
    order = models.OneToOneField(
        "dues.Order",
        verbose_name=_("order"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="application",
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-submitted_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "submitted_at"]),
            models.Index(fields=["applicant", "-created_at"]),
            models.Index(fields=["due_on"], name="application_overdue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["uscc"],
                condition=models.Q(status__in=["submitted", "returned", "papers", "approved"]),
                name="one_application_under_way_per_uscc",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="application_number_once"
            ),
            models.UniqueConstraint(
                fields=["applicant"],
                condition=models.Q(status__in=["draft", "submitted", "returned", "papers", "approved"]),
                name="one_open_application_per_applicant",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, [self.number, self.name])) or str(_("New application"))

    @property
    def is_editable(self) -> bool:
        return self.status in self.EDITABLE

    @property
    def writes(self) -> int:
        """How often the draft has been written."""
        return max((count for count, _page in self.written.values()), default=0)

    @property
    def last_review(self):
        """The newest decision, or None."""
        return self.reviews.order_by("-pk").first()


class DraftFile(models.Model):
    """The file that stands in an upload slot of the form right now, sent or not."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="draft_files")
    slot = models.CharField(max_length=30)
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "slot"], name="one_file_per_slot")]

    def __str__(self):
        return f"{self.slot}: {self.file}"


class SentFile(models.Model):
    """A file as it was sent with one sending, kept so that later sendings can be compared with it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sent_files")
    submission = models.PositiveSmallIntegerField()
    slot = models.CharField(max_length=30)
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "submission", "slot"], name="one_sent_file_per_slot"
            )
        ]

    def __str__(self):
        return f"{self.slot} ({self.submission}): {self.file}"
