from django.db import models
from django.utils.translation import gettext_lazy as _


class VocabularyWord(models.Model):
    """A word that occurs in what everybody may read, by how it sounds: one row for each way to say it.
    Written by search.vocabulary only."""

    text = models.CharField(max_length=24)
    sound = models.CharField(max_length=60, db_index=True)  # pinyin without tones or spaces
    times = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word of the vocabulary")
        verbose_name_plural = _("words of the vocabulary")
        constraints = [models.UniqueConstraint(fields=["text", "sound"], name="search_vocabulary_once")]

    def __str__(self):
        return self.text
