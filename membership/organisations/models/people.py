from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from ..querysets import ContactQuerySet
from .companies import Organisation


class Contact(models.Model):
    """A person acting for a company (联络员). Has an account once their phone has logged in."""

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
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["-is_primary", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "phone"], name="contact_once_per_phone"),
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(is_primary=True), name="one_primary_contact"
            ),
        ]
        indexes = [models.Index(fields=["phone"])]

    def __str__(self):
        return self.name or str(self.phone)
