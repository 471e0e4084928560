from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

from membership.organisations.models import Organisation
from membership.states import GuardedStatus


class MagazineSettings(BaseGenericSetting):
    """Whether members may send a profile for the magazine (会刊展示), and how large it may be."""

    is_used = models.BooleanField(
        _("members send profiles for the magazine"),
        default=True,
        help_text=_("Unticked, nobody sees this room."),
    )
    a_year = models.PositiveSmallIntegerField(
        _("free profiles of one member a year"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    shortest = models.PositiveSmallIntegerField(_("characters at least"), default=50)
    longest = models.PositiveSmallIntegerField(
        _("characters at most"), default=800, validators=[MaxValueValidator(5000)]
    )
    photos = models.PositiveSmallIntegerField(
        _("photos at most"), default=4, validators=[MaxValueValidator(12)]
    )
    words = models.TextField(
        _("words above the form"),
        blank=True,
        max_length=500,
        help_text=_("Which photos print well, when the next issue closes, whom to ask."),
    )

    panels = [
        FieldPanel("is_used"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("a_year", "shortest", "longest", "photos")],
            heading=pgettext_lazy("magazine", "Size"),
        ),
        FieldPanel("words"),
    ]

    class Meta:
        verbose_name = _("profiles in the magazine")


class MagazineProfileQuerySet(models.QuerySet):
    def pending(self):
        """What waits for the magazine's editors."""
        return self.filter(status=self.model.Status.SUBMITTED)

    def counted(self, organisation: Organisation, year: int):
        """What this company was given for nothing in this year, or may still be."""
        return self.filter(organisation=organisation, begun_at__year=year)


class MagazineProfile(GuardedStatus):
    """A company writes about itself for the magazine: text and photos, from draft to print."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("magazine", "Draft")
        SUBMITTED = "submitted", pgettext_lazy("magazine", "Sent to the editors")
        RETURNED = "returned", pgettext_lazy("magazine", "To be changed")
        ACCEPTED = "accepted", pgettext_lazy("magazine", "Accepted for print")
        PRINTED = "printed", pgettext_lazy("magazine", "Printed")

    TRANSITIONS = {
        Status.DRAFT: {Status.SUBMITTED},
        Status.SUBMITTED: {Status.DRAFT, Status.RETURNED, Status.ACCEPTED},
        Status.RETURNED: {Status.SUBMITTED},
        Status.ACCEPTED: {Status.PRINTED, Status.RETURNED},
        Status.PRINTED: set(),
    }
    WRITABLE = (Status.DRAFT, Status.RETURNED)

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="magazine_profiles",
    )
    text = models.TextField(pgettext_lazy("magazine", "text"), blank=True)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.DRAFT)
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("submitted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.CharField(_("what is to be changed"), max_length=300, blank=True)
    issue = models.CharField(
        pgettext_lazy("magazine", "issue"), max_length=40, blank=True, help_text=_("Such as 2027年第1期.")
    )

    objects = MagazineProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile in the magazine")
        verbose_name_plural = _("profiles in the magazine")
        ordering = ["-begun_at", "-pk"]
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["status", "submitted_at"], name="magazine_oldest_first"),
            models.Index(fields=["organisation", "-begun_at"], name="magazine_of_company"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=~models.Q(status="printed"),
                name="magazine_one_in_hand",
            )
        ]

    def __str__(self):
        return self.organisation.name

    @property
    def is_writable(self) -> bool:
        return self.status in self.WRITABLE

    @property
    def length(self) -> int:
        return length_of(self.text)


class MagazinePhoto(models.Model):
    """A photo of a profile, with the words that stand below it."""

    profile = models.ForeignKey(MagazineProfile, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=60, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["place", "pk"]
        default_permissions = ()

    def __str__(self):
        return self.caption or self.file.name


def length_of(text: str) -> int:
    """As editors count: characters without the spaces between."""
    return len("".join(text.split()))
