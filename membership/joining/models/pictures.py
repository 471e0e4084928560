from django.db import models
from django.utils.translation import gettext_lazy as _

from .applications import Application


class DraftPicture(models.Model):
    """A publicity picture that stands in the form right now; its caption is kept with what is typed."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="draft_pictures")
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["application", "file"], name="draft_picture_once")]

    def __str__(self):
        return str(self.file)

    @property
    def answer_name(self) -> str:
        """Under which name its caption stands among the answers of the draft."""
        return f"caption-{self.file_id}"

    @property
    def caption(self) -> str:
        return self.application.draft.get(self.answer_name, "")


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
