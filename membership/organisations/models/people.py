from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.modelfields import PhoneNumberField

from ..querysets import ContactQuerySet, PresentContactManager
from .companies import Organisation


class Role(models.TextChoices):
    """What a person may do for a company; the company's own account may everything an owner may."""

    OWNER = "owner", pgettext_lazy("role in a company", "Owner")
    DUES = "dues", pgettext_lazy("role in a company", "Dues")
    EDITOR = "editor", pgettext_lazy("role in a company", "Editor")


class Contact(models.Model):
    """A person acting for a company (联络员). Has an account once their phone has logged in.

    Who has left is kept: what they did for the company stays theirs. `objects`, and so every relation,
    knows only who acts for the company now.
    """

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="contacts"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contacts",
    )
    name = models.CharField(_("contact name"), max_length=60, blank=True)
    phone = PhoneNumberField(_("mobile"))
    title = models.CharField(_("position"), max_length=60, blank=True)
    email = models.EmailField(_("email"), blank=True)
    is_primary = models.BooleanField(_("primary contact"), default=False)
    role = models.CharField(
        pgettext_lazy("in a company", "role"), max_length=10, choices=Role, default=Role.OWNER
    )
    created_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)

    objects = PresentContactManager()
    everybody = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["-is_primary", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "phone"],
                condition=models.Q(left_at__isnull=True),
                name="contact_once_per_phone",
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(is_primary=True), name="one_primary_contact"
            ),
        ]
        indexes = [models.Index(fields=["phone"])]

    def __str__(self):
        return self.name or str(self.phone)
