from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from ..terms import Comeback, RenewalRules


class RenewalSettings(models.Model):
    """When companies renew (续费), for how long and for which level; and how who has left comes back."""

    renewal_opens_days = models.PositiveSmallIntegerField(
        _("days before the end from which companies renew"),
        default=90,
        validators=[MaxValueValidator(3660)],
        help_text=_("0: at any time. Whoever pays early loses nothing: the new term follows the old one."),
    )
    renewal_max_years = models.PositiveSmallIntegerField(
        _("years that may be paid at once"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    renewal_changes_level = models.BooleanField(
        _("another level may be chosen"),
        default=True,
        help_text=_("Among the levels that are offered to those who join; it counts from the new term on."),
    )
    comeback = models.CharField(
        _("a company whose membership has ended"),
        max_length=20,
        choices=Comeback,
        default=Comeback.APPLY_AGAIN,
    )

    renewal_panel = MultiFieldPanel(
        [
            HelpPanel(
                _(
                    "Whoever does not renew stays a member until the paid term ends, and may pay later until "
                    "the membership ends. An order keeps what was agreed when it was made."
                )
            ),
            FieldPanel("renewal_opens_days"),
            FieldPanel("renewal_max_years"),
            FieldPanel("renewal_changes_level"),
            FieldPanel("comeback"),
        ],
        heading=_("Renewal"),
    )

    class Meta:
        abstract = True

    @property
    def renewal_rules(self) -> RenewalRules:
        return RenewalRules(
            opens_days=self.renewal_opens_days,
            max_years=self.renewal_max_years,
            changes_level=self.renewal_changes_level,
            comeback=Comeback(self.comeback),
        )
