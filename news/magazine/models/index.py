from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from home.audience.panels import audience_panel

from .. import structured
from ..archive import YEARS_AT_ONCE, covers_of, years_of


class MagazineIndexPage(RoutablePageMixin, Page):
    """The archive: the newest issue, then a year's covers at a time."""

    lead = models.CharField(
        _("lead"), max_length=200, blank=True, help_text=_("One or two sentences below the title.")
    )
    issues_per_year = models.PositiveSmallIntegerField(
        _("issues a year"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("6 for a magazine that comes every two months."),
    )
    issn = models.CharField(
        _("serial number"), max_length=40, blank=True, help_text=_("ISSN, CN or the number of the permit.")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("issues_per_year"),
        FieldPanel("issn"),
    ]
    settings_panels = [*Page.settings_panels, audience_panel()]
    api_fields = [APIField("lead"), APIField("issues_per_year"), APIField("issn")]
    subpage_types = ["magazine.MagazineIssuePage"]

    class Meta:
        verbose_name = _("magazine archive")
        verbose_name_plural = _("magazine archives")

    def structured_data(self, request) -> dict:
        return structured.periodical(self, request)

    @property
    def issues(self):
        from .issue import MagazineIssuePage

        return MagazineIssuePage.objects.child_of(self).live()

    @path("")
    def newest_years(self, request):
        years = years_of(self)
        return self.show(request, years=years, shown=years[:YEARS_AT_ONCE])

    @path("<int:year>/")
    def one_year(self, request, year):
        years = years_of(self)
        shown = [each for each in years if each.year == year]
        if not shown:
            raise Http404
        return self.show(request, years=years, shown=shown, year=year)

    def show(self, request, *, years, shown, **context):
        shelves = covers_of(self, shown)
        context |= {"years": years, "shelves": shelves, "index": self}
        if shelves and "year" not in context:
            context["newest"] = shelves[0][1][0]
        return self.render(request, context_overrides=context)
