from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.dues.models import DuesSettings, Membership, Period
from membership.dues.terms import MembershipState, StandingRules, membership_state
from membership.papers.kinds import LiveState
from membership.papers.models import Paper, PaperStatus, RenderStatus

from ..querysets import CertificateQuerySet
from ..standing import certificate_state
from ..wording import last_day, term_on_screen


class Certificate(models.Model):
    """A company's certificate of membership (会员证书) for one paid term."""

    paper = models.OneToOneField(
        Paper, verbose_name=_("paper"), on_delete=models.PROTECT, related_name="certificate"
    )
    membership = models.ForeignKey(
        Membership, verbose_name=_("membership"), on_delete=models.PROTECT, related_name="certificates"
    )
    period = models.ForeignKey(
        Period, verbose_name=_("paid term"), on_delete=models.PROTECT, related_name="certificates"
    )
    edition = models.PositiveSmallIntegerField(
        _("edition"),
        default=1,
        help_text=_("Counts the certificates of one term: a new one follows a revoked one."),
    )
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-pk"]
        # Issued by the system, revoked with a permission of its own; never added or deleted by hand.
        default_permissions = ("view",)
        permissions = [
            ("revoke_certificate", _("Can revoke and reissue certificates")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["period", "edition"], name="certificate_once_per_edition")
        ]

    def __str__(self):
        return self.paper.number

    @property
    def is_revoked(self) -> bool:
        return self.paper.status == PaperStatus.REVOKED

    @property
    def is_superseded(self) -> bool:
        """A newer certificate of this membership exists; `with_standing` knows without asking again."""
        if hasattr(self, "newer_exists"):
            return self.newer_exists
        return Certificate.objects.with_standing().get(pk=self.pk).newer_exists

    def has_left(self, *, now: datetime, rules: StandingRules) -> bool:
        """Has the membership ended? The stored state may be a night old, so today's is worked out too."""
        if self.membership.state == MembershipState.WITHDRAWN:
            return True
        end = self.membership.valid_until
        periods = [(self.period.starts_at, end)] if end else []
        return membership_state(periods=periods, now=now, rules=rules) == MembershipState.WITHDRAWN

    def state_on(self, now: datetime, rules: StandingRules) -> LiveState:
        return certificate_state(
            is_revoked=self.is_revoked,
            has_left=self.has_left(now=now, rules=rules),
            is_superseded=self.is_superseded,
            valid_until=self.period.ends_at,
            now=now,
        )

    @property
    def state(self) -> LiveState:
        return self.state_on(timezone.now(), DuesSettings.load().standing_rules)

    @property
    def level(self):
        """The level that was paid for."""
        return self.period.level

    @property
    def issued_on(self) -> date:
        return timezone.localdate(self.issued_at)

    @property
    def term(self) -> str:
        return term_on_screen(self.paper.data)

    @property
    def last_day(self) -> date:
        return last_day(self.period.ends_at)

    @property
    def state_label(self) -> str:
        """In a word; lists annotate `state_now` for all rows at once."""
        return LiveState(getattr(self, "state_now", None) or self.state).label

    @property
    def can_render_again(self) -> bool:
        return self.paper.render_status == RenderStatus.FAILED and not self.is_revoked

    @property
    def can_be_reissued(self) -> bool:
        return self.is_revoked and not self.is_superseded
