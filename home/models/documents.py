from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentNote(models.Model):
    """What a document is, in a sentence, for lists of downloads: Wagtail's documents have a title only."""

    document = models.OneToOneField("wagtaildocs.Document", on_delete=models.CASCADE, related_name="note")
    text = models.CharField(_("description"), max_length=200)

    class Meta:
        verbose_name = _("description of a document")
        verbose_name_plural = _("descriptions of documents")

    def __str__(self):
        return self.text
