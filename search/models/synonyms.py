from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.analysis import fold


class SynonymGroup(models.Model):
    """Words that mean the same: who searches for one of them finds the others too."""

    words = models.TextField(
        _("words"),
        help_text=_("One word a line, two or more: a search for any of them finds all of them."),
    )

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["words"]

    def __str__(self):
        return " = ".join(self.listed)

    @property
    def listed(self) -> list[str]:
        return [word for line in self.words.splitlines() if (word := " ".join(line.split()))]

    def clean(self):
        super().clean()
        folded = [fold(word) for word in self.listed]
        if len(set(folded)) < 2:
            raise ValidationError({"words": _("Please enter at least two different words, one a line.")})
        for other in SynonymGroup.objects.exclude(pk=self.pk):
            for word in other.listed:
                if fold(word) in folded:
                    raise ValidationError(
                        {
                            "words": _("“%(word)s” stands in another group already: %(group)s")
                            % {"word": word, "group": other}
                        }
                    )
        self.words = "\n".join(dict.fromkeys(self.listed))
