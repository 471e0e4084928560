from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.models import Site


class NotificationSettings(BaseGenericSetting):
    """The association's letterhead: what stands above and below every email, and who it comes from."""

    association = models.CharField(
        _("name of the association"),
        max_length=100,
        blank=True,
        help_text=_("Stands on top of every email. Left empty, the name of the site stands there."),
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Travels inside the email, so that programs show it which load no pictures."),
    )
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    signature = models.TextField(
        _("signature"), blank=True, max_length=500, help_text=_("Stands under every email, line by line.")
    )
    from_name = models.CharField(
        _("sender's name"),
        max_length=60,
        blank=True,
        help_text=_("Left empty, the name of the association. The sending address is set with the server."),
    )
    reply_to = models.EmailField(
        _("answers go to"), blank=True, help_text=_("Left empty, answers go to the sending address.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("association", "logo", "address", "phone", "signature")],
            heading=_("Letterhead"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in ("from_name", "reply_to")], heading=_("Sender")),
    ]

    class Meta:
        verbose_name = _("letterhead of emails")

    @property
    def name(self) -> str:
        if self.association:
            return self.association
        site = Site.objects.filter(is_default_site=True).first()
        return site.site_name if site else ""

    @property
    def sender(self) -> str:
        return self.from_name or self.name
