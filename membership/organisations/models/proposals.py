from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Revision

from membership.papers.models import PrivateFile
from membership.states import GuardedStatus

from ..querysets import ProposalQuerySet
from .companies import Organisation


class Proposal(GuardedStatus):
    """A change of reviewed data that a company asks for: kept as a revision, and in force once approved.

    `names` are the fields it would change, `before` what stood there when it was sent.
    """

    class Status(models.TextChoices):
        PENDING = "pending", pgettext_lazy("change of company data", "To review")
        APPROVED = "approved", pgettext_lazy("change of company data", "Approved")
        RETURNED = "returned", pgettext_lazy("change of company data", "Sent back")
        WITHDRAWN = "withdrawn", pgettext_lazy("change of company data", "Withdrawn")

    TRANSITIONS = {
        Status.PENDING: {Status.APPROVED, Status.RETURNED, Status.WITHDRAWN},
        Status.RETURNED: {Status.WITHDRAWN},
        Status.APPROVED: set(),
        Status.WITHDRAWN: set(),
    }
    UNSETTLED = (Status.PENDING, Status.RETURNED)

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="proposals"
    )
    status = models.CharField(
        pgettext_lazy("of a record", "state"), max_length=10, choices=Status, default=Status.PENDING
    )
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    names = models.JSONField(default=list)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    files = models.ManyToManyField(PrivateFile, related_name="+")
    submitted_at = models.DateTimeField(_("submitted at"), default=timezone.now)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("submitted by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    words = models.TextField(_("what was said"), blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of company data")
        verbose_name_plural = _("changes of company data")
        ordering = ["-submitted_at", "-pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(status__in=["pending", "returned"]),
                name="one_open_proposal",
            )
        ]
        indexes = [models.Index(fields=["status", "submitted_at"], name="proposals_by_state")]

    def __str__(self):
        return str(self.organisation)

    @property
    def is_pending(self) -> bool:
        return self.status == self.Status.PENDING

    @property
    def is_returned(self) -> bool:
        return self.status == self.Status.RETURNED

    def proposed(self) -> dict:
        """The values it asks for, by the names of the fields."""
        return read_values(self.revision.content, self.names)

    def values_before(self) -> dict:
        return read_values(self.before, self.names)


def read_values(content: dict, names) -> dict:
    """Values of `CompanyDetails` out of what a revision kept; what has been deleted since is None."""
    return {name: _read(Organisation._meta.get_field(name), content.get(name)) for name in names}


def _read(field, kept):
    if not field.is_relation:
        return field.to_python(kept)
    related = field.remote_field.model._default_manager
    return related.filter(pk=kept).first() if kept is not None else None
