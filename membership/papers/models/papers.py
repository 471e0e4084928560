from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.errors import IllegalTransition
from membership.states import GuardedStatus

from ..codes import grouped, new_code
from .files import PrivateFile


class PaperStatus(models.TextChoices):
    VALID = "valid", _("Valid")
    REVOKED = "revoked", _("Revoked")


class RenderStatus(models.TextChoices):
    QUEUED = "queued", _("Waiting to be made")
    RENDERING = "rendering", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")


PAPER_STEPS: dict[str, frozenset[str]] = {
    PaperStatus.VALID: frozenset({PaperStatus.REVOKED}),
    PaperStatus.REVOKED: frozenset(),
}

# A stale RENDERING (its worker died) is claimed again, hence the step to itself.
RENDER_STEPS: dict[str, frozenset[str]] = {
    RenderStatus.QUEUED: frozenset({RenderStatus.RENDERING}),
    RenderStatus.RENDERING: frozenset({RenderStatus.RENDERING, RenderStatus.READY, RenderStatus.FAILED}),
    RenderStatus.FAILED: frozenset({RenderStatus.RENDERING}),
    RenderStatus.READY: frozenset(),
}

UNFINISHED_RENDER_STATUSES = frozenset({RenderStatus.QUEUED, RenderStatus.RENDERING, RenderStatus.FAILED})


class PaperQuerySet(models.QuerySet):
    def due_for_rendering(self, *, now, stale_before):
        """Queued or failed ones whose time has come, and those whose worker vanished."""
        waiting = models.Q(
            render_status__in=[RenderStatus.QUEUED, RenderStatus.FAILED], render_after__lte=now
        )
        abandoned = models.Q(render_status=RenderStatus.RENDERING, claimed_at__lt=stale_before)
        return self.filter(waiting | abandoned, status=PaperStatus.VALID)


class Paper(GuardedStatus):
    """A numbered document made from a template, with a code that anyone can check."""

    kind = models.CharField(_("kind"), max_length=50)
    number = models.CharField(_("number"), max_length=64, unique=True)
    code = models.CharField(_("verification code"), max_length=12, unique=True, default=new_code)
    holder = models.CharField(_("holder"), max_length=255, blank=True, db_index=True)
    data = models.JSONField(default=dict)
    status = models.CharField(
        _("status"), max_length=10, choices=PaperStatus.choices, default=PaperStatus.VALID
    )
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_reason = models.CharField(_("reason"), max_length=255, blank=True)
    file = models.OneToOneField(
        PrivateFile, null=True, blank=True, on_delete=models.PROTECT, related_name="paper"
    )
    render_status = models.CharField(max_length=10, choices=RenderStatus.choices, default=RenderStatus.QUEUED)
    render_after = models.DateTimeField(default=timezone.now)
    render_attempts = models.PositiveIntegerField(default=0)
    render_error = models.TextField(blank=True)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True)

    TRANSITIONS = PAPER_STEPS
    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["render_status", "render_after"], name="papers_to_render")]

    def __str__(self):
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("verify:paper", args=[self.code])

    @property
    def grouped_code(self) -> str:
        return grouped(self.code)

    @property
    def is_ready(self) -> bool:
        return self.render_status == RenderStatus.READY

    def revoke(self, *, reason: str) -> None:
        self.move_to(PaperStatus.REVOKED)
        self.revoked_reason = reason
        self.revoked_at = timezone.now()

    def move_rendering(self, to: str) -> None:
        if to not in RENDER_STEPS[self.render_status]:
            raise IllegalTransition
        self.render_status = to
