from django.db import models


class Series(models.Model):
    """The last number given out in one series and period."""

    series = models.CharField(max_length=50)
    period = models.CharField(max_length=20, blank=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="papers_one_series")]

    def __str__(self):
        return f"{self.series} {self.period}: {self.last}"
