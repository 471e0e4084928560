from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting


class DirectorySettings(BaseGenericSetting):
    """Who is in the public list of members when nobody said otherwise, and in which order."""

    lists_undecided = models.BooleanField(
        _("list members that made no choice"),
        default=True,
        help_text=_(
            "They appear with name, level, category and the year they joined, nothing else. A member that "
            "does not want to be listed says so in the member center."
        ),
    )
    grace_days = models.PositiveSmallIntegerField(
        _("days a member stays listed after its paid term"),
        default=90,
        help_text=_("After that it disappears until the dues are paid. 0 means at once."),
    )
    highest_level_last = models.BooleanField(
        _("the list of levels begins with the plain one"),
        default=True,
        help_text=_("Tick this so that the public list begins with the last level of that list."),
    )
    is_for_members = models.BooleanField(
        _("directory for members"),
        default=True,
        help_text=_(
            "Members that have paid find all members in the member center, with the contact data that each "
            "allows."
        ),
    )
    pages_an_hour = models.PositiveSmallIntegerField(
        _("pages of it that one person may open in an hour"),
        default=120,
        help_text=_("So that nobody copies it."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("lists_undecided", "grace_days", "highest_level_last")],
            heading=_("Public list"),
        ),
        MultiFieldPanel(
            [FieldPanel("is_for_members"), FieldPanel("pages_an_hour")], heading=_("Directory for members")
        ),
    ]

    class Meta:
        verbose_name = _("public list of members")

    @property
    def grace(self) -> timedelta:
        return timedelta(days=self.grace_days)
