from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptList(models.Model):
    """A choice that editors keep: name and place in the list. Entries in use are hidden, not deleted."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    sort_order = models.PositiveSmallIntegerField(
        _("place in the list"), default=0, help_text=_("Smaller numbers come first.")
    )
    is_offered = models.BooleanField(
        _("offered"), default=True, help_text=_("Untick to stop offering it; what chose it before keeps it.")
    )

    class Meta:
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name


class Industry(KeptList):
    """What a company works in (所属行业)."""

    class Meta(KeptList.Meta):
        verbose_name = _("industry")
        verbose_name_plural = _("industries")


class Category(KeptList):
    """What kind of member a company is (会员分类)."""

    class Meta(KeptList.Meta):
        verbose_name = _("member category")
        verbose_name_plural = _("member categories")
