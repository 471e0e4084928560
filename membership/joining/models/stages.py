"""The steps of a joining process, in their order."""

from django.contrib.auth.models import Group
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from .processes import JoiningProcess


class StageKind(models.TextChoices):
    """What happens at a step. `DECIDED` ones wait for a group of the secretariat."""

    NOTICE = "notice", _("Joining notice")
    FORM = "form", _("Basic information")
    REVIEW = "review", _("Review")
    VISIT = "visit", _("Site visit")
    PUBLICITY = "publicity", _("Public notice")
    VOTE = "vote", _("Council vote")
    ACCOUNT = "account", _("Enterprise account")
    PAPERS = "papers", _("Papers by post")
    DUES = "dues", _("Dues")
    DISPATCH = "dispatch", _("Dispatch")


# In review, one way or another; the application is `SUBMITTED` meanwhile.
REVIEWED = frozenset({StageKind.REVIEW, StageKind.VISIT, StageKind.PUBLICITY, StageKind.VOTE})
DECIDED = REVIEWED | {StageKind.PAPERS}


class StageQuerySet(models.QuerySet):
    def decided_by(self, user):
        """Steps this member of staff may decide."""
        decided = self.filter(kind__in=DECIDED)
        if user.is_superuser:
            return decided
        return decided.filter(group__in=user.groups.all())


class Stage(Orderable, ClusterableModel):
    """One step of a joining process: something the company does, or a decision it waits for."""

    process = ParentalKey(
        JoiningProcess, verbose_name=_("joining process"), on_delete=models.CASCADE, related_name="stages"
    )
    kind = models.CharField(_("kind of step"), max_length=20, choices=StageKind, default=StageKind.REVIEW)
    name = models.CharField(_("name"), max_length=60)
    is_on = models.BooleanField(_("in use"), default=True)
    group = models.ForeignKey(
        Group,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="review_stages",
    )
    target_days = models.PositiveSmallIntegerField(
        _("target in working days"), null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    first_days = models.PositiveSmallIntegerField(
        _("at the earliest, in working days"), null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    notice_days = models.PositiveSmallIntegerField(
        _("days of the public notice"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    # None: every level passes this step.
    levels = ParentalManyToManyField("dues.Level", verbose_name=_("only for these levels"), blank=True)
    text = models.TextField(_("words for the applicant"), blank=True)

    objects = StageQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("step of joining")
        verbose_name_plural = _("steps of joining")

    def __str__(self):
        return self.name

    @property
    def span(self) -> str:
        """The target as applicants read it: “3”, or “2–3” where it says both ends."""
        if self.first_days and self.target_days and self.first_days < self.target_days:
            return f"{self.first_days}–{self.target_days}"
        return str(self.target_days or "")

    @property
    def is_decided(self) -> bool:
        return self.kind in DECIDED
