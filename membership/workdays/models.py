from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class DayOverride(models.Model):
    """A day on which the association works or rests, whatever the official calendar says."""

    day = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(
        _("working day"),
        default=False,
        help_text=_("Ticked: people work on this day, also at a weekend. Not ticked: they rest."),
    )
    note = models.CharField(
        _("name of the day"),
        max_length=60,
        blank=True,
        help_text=_("For example “Spring Festival” or “Annual meeting”."),
    )

    panels = [FieldPanel("day"), FieldPanel("is_working"), FieldPanel("note")]

    class Meta:
        verbose_name = _("exception to the calendar")
        verbose_name_plural = _("exceptions to the calendar")
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%Y-%m-%d}"
