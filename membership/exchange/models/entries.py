import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin

from membership.organisations.models import Organisation
from membership.papers.models import PrivateFile
from membership.states import GuardedStatus

from ..querysets import EntryQuerySet
from .lists import ExchangeCategory, Region
from .states import EDITABLE, NEXT_STATUSES, RENEWABLE, ChangeStatus, EntryStatus

PUBLIC_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
PUBLIC_ID_LENGTH = 10
SUMMARY_LENGTH = 160


def new_public_id() -> str:
    """An address that cannot be counted through."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


class Entry(WorkflowMixin, DraftStateMixin, RevisionMixin, GuardedStatus, ClusterableModel):
    """What a company shows the other members, from the draft to its end.

    The row holds what is shown. What a company writes before the first publication stands in the row, too;
    a change of what is published waits in a revision (`change_status`) and moves into the row once approved.
    Services write; nobody else sets a status, nor Wagtail's `live`.
    """

    Status = EntryStatus
    Change = ChangeStatus
    TRANSITIONS = NEXT_STATUSES
    # Written by the company; everything else belongs to the entry as a whole and is in no revision.
    CONTENT: ClassVar[tuple[str, ...]] = (
        "title",
        "category",
        "region",
        "text",
        "contact_name",
        "contact_phone",
        "contact_email",
        "valid_until",
    )

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="%(class)ss"
    )
    public_id = models.CharField(max_length=20, unique=True, default=new_public_id, editable=False)
    title = models.CharField(_("title"), max_length=80)
    category = models.ForeignKey(
        ExchangeCategory,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=pgettext_lazy("exchange", "region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    text = models.TextField(pgettext_lazy("exchange entry", "description"), blank=True)
    summary = models.CharField(max_length=SUMMARY_LENGTH, blank=True, editable=False)
    contact_name = models.CharField(_("contact name"), max_length=60, blank=True)
    contact_phone = models.CharField(pgettext_lazy("exchange entry", "telephone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("email"), blank=True)
    valid_until = models.DateField(pgettext_lazy("exchange entry", "valid until"), null=True, blank=True)

    # Wagtail takes what is new for published; here it never is.
    live = models.BooleanField(default=False, editable=False)
    status = models.CharField(_("state"), max_length=10, choices=EntryStatus, default=EntryStatus.DRAFT)
    change_status = models.CharField(max_length=10, choices=ChangeStatus, blank=True, default="")
    reason = models.TextField(pgettext_lazy("exchange entry", "why it was sent back"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True, editable=False)

    # Revisions and lists of files make a reference index of their own; ours are private files.
    wagtail_reference_index_ignore = True
    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-published_at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="%(class)s_newest"),
            models.Index(fields=["status", "category", "-published_at"], name="%(class)s_by_category"),
            models.Index(fields=["status", "region", "-published_at"], name="%(class)s_by_region"),
            models.Index(fields=["organisation", "status", "-updated_at"], name="%(class)s_of_company"),
            models.Index(fields=["organisation", "submitted_at"], name="%(class)s_by_submission"),
            models.Index(fields=["status", "valid_until"], name="%(class)s_by_end"),
            models.Index(fields=["change_status", "submitted_at"], name="%(class)s_changes"),
        ]

    def __str__(self):
        return self.title

    def with_content_json(self, content):
        """A revision knows what was written; the state is the entry's own."""
        entry = super().with_content_json(content)
        written = {*self.CONTENT, "summary"}
        for field in self._meta.concrete_fields:
            if field.name not in written:
                setattr(entry, field.attname, getattr(self, field.attname))
        return entry

    @property
    def is_shown(self) -> bool:
        """Published and not past its last day; whether its company is in good standing, querysets say."""
        return self.status == EntryStatus.LIVE and not self.is_past

    @property
    def is_past(self) -> bool:
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    @property
    def awaits_moderation(self) -> bool:
        return EntryStatus.PENDING in (self.status, self.change_status)

    @property
    def is_editable(self) -> bool:
        """May its company write on it now? What waits is taken back first."""
        return self.status in EDITABLE or (
            self.status == EntryStatus.LIVE and self.change_status != ChangeStatus.PENDING
        )

    @property
    def is_renewable(self) -> bool:
        is_waiting = self.change_status == ChangeStatus.PENDING
        return self.was_published and self.status in RENEWABLE and not is_waiting

    @property
    def was_published(self) -> bool:
        return self.published_at is not None

    @cached_property
    def proposed(self) -> "Entry":
        """As its company last wrote it: with the change that waits, or was sent back."""
        return self.latest_revision.as_object() if self.change_status and self.latest_revision else self

    def files_as(self, role: str) -> list["EntryFile"]:
        return [each for each in self.files.all() if each.role == role]

    @property
    def pictures(self) -> list["EntryFile"]:
        return self.files_as(EntryFile.Role.PICTURE)

    @property
    def attachments(self) -> list["EntryFile"]:
        return self.files_as(EntryFile.Role.ATTACHMENT)


class EntryFile(models.Model):
    """A file of an entry: what it is, and what it shows. The concrete ones name their entry `entry`."""

    class Role(models.TextChoices):
        PICTURE = "picture", pgettext_lazy("file of an entry", "Picture")
        ATTACHMENT = "attachment", pgettext_lazy("file of an entry", "Attachment")
        CERTIFICATE = "certificate", pgettext_lazy("file of an entry", "Certificate")
        DATA_SHEET = "data_sheet", pgettext_lazy("file of an entry", "Data sheet")

    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role, default=Role.PICTURE)
    caption = models.CharField(_("caption"), max_length=100, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["place", "pk"]

    def __str__(self):
        return self.caption or str(self.file)
