from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from membership.accounts.blocks import AgreementBody
from membership.accounts.querysets import AgreementVersionQuerySet


class AgreementKind(models.TextChoices):
    USER = "user", _("User service agreement")
    PRIVACY = "privacy", _("Privacy policy")
    LICENCE = "licence", _("Licence agreement")
    JOINING_NOTICE = "joining_notice", _("Joining notice")


LOGIN_KINDS = (AgreementKind.USER, AgreementKind.PRIVACY, AgreementKind.LICENCE)


class AgreementPage(Page):
    """Where editors write an agreement. Publishing a changed text writes a new AgreementVersion."""

    template = "accounts/agreement.html"

    kind = models.CharField(
        pgettext_lazy("agreement", "kind"),
        max_length=20,
        choices=AgreementKind.choices,
        help_text=_("Each agreement has one page. People agree to the text as it is published."),
    )
    body = StreamField(AgreementBody(), verbose_name=pgettext_lazy("agreement", "text"))

    content_panels = [*Page.content_panels, FieldPanel("kind"), FieldPanel("body")]
    api_fields = [APIField("kind"), APIField("body")]
    subpage_types: list = []

    class Meta:
        verbose_name = _("agreement page")
        verbose_name_plural = _("agreement pages")

    def clean(self):
        super().clean()
        others = AgreementPage.objects.live().filter(kind=self.kind).exclude(pk=self.pk)
        if self.kind and others.exists():
            raise ValidationError({"kind": _("There is already a published page for this agreement.")})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["version"] = AgreementVersion.objects.current(self.kind)
        context["title"] = self.title
        context["body"] = self.body.render_as_block()
        return context


class AgreementVersion(models.Model):
    """The text of an agreement as people saw it. Written once, never changed."""

    kind = models.CharField(pgettext_lazy("agreement", "kind"), max_length=20, choices=AgreementKind.choices)
    number = models.PositiveIntegerField(pgettext_lazy("agreement", "version"))
    title = models.CharField(pgettext_lazy("agreement", "title"), max_length=255)
    text = models.TextField(
        pgettext_lazy("agreement", "text"), help_text=_("Safe HTML, made from the page's blocks.")
    )
    published_at = models.DateTimeField(_("published at"), default=timezone.now)

    objects = AgreementVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement version")
        verbose_name_plural = _("agreement versions")
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="agreement_version_once"),
        ]

    def __str__(self):
        return _("%(title)s, version %(number)s") % {"title": self.title, "number": self.number}

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValueError("An agreement version never changes: publish a new one.")
        super().save(*args, **kwargs)

    @property
    def body(self):
        return mark_safe(self.text)  # noqa: S308 - rendered by Wagtail from an editor's blocks


class Consent(models.Model):
    """Who accepted which version, when, and from where."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=pgettext_lazy("who logs in", "account"),
    )
    version = models.ForeignKey(
        AgreementVersion,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=pgettext_lazy("agreement", "version"),
    )
    accepted_at = models.DateTimeField(_("accepted at"), default=timezone.now)
    address = models.GenericIPAddressField(pgettext_lazy("network", "address"), null=True, blank=True)
    user_agent = models.TextField(_("browser"), blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-accepted_at"]
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="consent_once")]

    def __str__(self):
        return f"{self.user}: {self.version}"
