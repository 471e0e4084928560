from django.db import models
from django.utils.translation import gettext_lazy as _

from .applications import Application


class DraftPicture(models.Model):
    """A publicity picture that stands in the form right now, with what it shows."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="draft_pictures")
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=100, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["application", "file"], name="draft_picture_once")]

    def __str__(self):
        return self.caption or str(self.file)


class SentPicture(models.Model):
    """A publicity picture as it was sent with one sending."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sent_pictures")
    submission = models.PositiveSmallIntegerField()
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=100)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "submission", "file"], name="sent_picture_once")
        ]

    def __str__(self):
        return self.caption
