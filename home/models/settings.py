from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home", order=100)
class AssociationSettings(BaseGenericSetting):
    """Who the site belongs to: shown in header, footer and wherever contact details are asked for."""

    select_related = ["logo"]

    name = models.CharField(_("full name"), max_length=100, blank=True)
    short_name = models.CharField(
        _("short name"), max_length=30, blank=True, help_text=_("Shown where the full name has no room.")
    )
    english_name = models.CharField(_("English name"), max_length=150, blank=True)
    description = models.CharField(
        _("short description"), max_length=200, blank=True, help_text=_("One sentence, for search engines.")
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Square; PNG with a transparent ground. Without one, a drawn mark is shown."),
    )
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    help_line = models.CharField(
        _("help line"),
        max_length=50,
        blank=True,
        help_text=_("For questions about joining and this website."),
    )
    email = models.EmailField(_("email"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=100, blank=True)
    icp_number = models.CharField(_("ICP number"), max_length=50, blank=True)
    icp_url = models.URLField(_("link of the ICP number"), blank=True, default="https://beian.miit.gov.cn/")
    security_number = models.CharField(_("public-security number"), max_length=50, blank=True)
    security_url = models.URLField(_("link of the public-security number"), blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("short_name"), FieldPanel("english_name")]),
                FieldPanel("description"),
                FieldPanel("logo"),
            ],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("help_line"), FieldPanel("email")]),
                FieldRowPanel([FieldPanel("address"), FieldPanel("postcode")]),
                FieldPanel("opening_hours"),
            ],
            heading=_("Contact details"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("icp_number"), FieldPanel("icp_url")]),
                FieldRowPanel([FieldPanel("security_number"), FieldPanel("security_url")]),
            ],
            heading=_("Registration of the website"),
        ),
    ]

    class Meta:
        verbose_name = _("association")
