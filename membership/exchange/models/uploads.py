from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.organisations.models import Organisation
from membership.papers.models import PrivateFile


class Upload(models.Model):
    """A file that a company brought for its entries, whether or not one holds it yet: only its own people
    may put it into an entry, and a form that came back with an error still has it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="exchange_uploads")
    file = models.OneToOneField(PrivateFile, on_delete=models.CASCADE, related_name="exchange_upload")

    class Meta:
        verbose_name = _("file of the exchange")
        verbose_name_plural = _("files of the exchange")
        default_permissions = ()

    def __str__(self):
        return str(self.file)
