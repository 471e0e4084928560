from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from ..wording import validate_body


@register_setting(icon="doc-full-inverse")
class CertificateSettings(BaseGenericSetting):
    """What stands on this association's certificates."""

    title = models.CharField(_("title"), max_length=20, default="团体会员证书")
    english_line = models.CharField(
        _("line below the title"), max_length=60, blank=True, default="CERTIFICATE OF MEMBERSHIP"
    )
    body = models.TextField(
        pgettext_lazy("certificate", "text"),
        max_length=120,
        default="经审核，准予加入{issuer}，为本会{level}，特发此证。",
        validators=[validate_body],
        help_text=_(
            "Stands below the company's name. Filled in for you: "
            "{company} {uscc} {number} {level} {from} {until} {issuer}"
        ),
    )
    issuer = models.CharField(
        _("issued by"),
        max_length=40,
        blank=True,
        help_text=_("The association's full name. Left empty, the payee of the bank account stands here."),
    )
    signatory = models.CharField(
        _("signed by"), max_length=30, blank=True, help_text=_("Title and name, such as 会长 张示例.")
    )
    seal = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("seal"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "A square PNG with a transparent background; it is printed 40 mm wide over the signature."
        ),
    )
    number_prefix = models.CharField(
        _("prefix of certificate numbers"),
        max_length=12,
        default="ZS",
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9\-一-鿿]+$", _("Letters, digits, hyphens and Chinese characters only.")
            )
        ],
        help_text=_("Year and a running number follow: ZS20260001."),
    )
    takes_requests = models.BooleanField(
        _("members can ask for a new certificate"),
        default=True,
        help_text=_("When name or level changed, or the certificate was lost. The secretariat decides."),
    )
    request_words = models.TextField(
        _("words above the request"),
        blank=True,
        max_length=500,
        help_text=_("What a member should know or send, such as a declaration of loss with the seal."),
    )
    lost_needs_declaration = models.BooleanField(_("a lost certificate needs a declaration"), default=False)

    panels = [
        HelpPanel(_("Changes apply to certificates issued from now on; those issued keep their words.")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("title", "english_line", "body", "number_prefix")],
            heading=_("Words and numbers"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("issuer", "signatory", "seal")], heading=_("Signature and seal")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("takes_requests", "request_words", "lost_needs_declaration")],
            heading=_("Requests for new certificates"),
        ),
    ]

    class Meta:
        verbose_name = _("certificate settings")
