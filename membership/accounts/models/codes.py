from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_otp.models import (
    CooldownMixin,
    DeviceManager,
    SideChannelDevice,
    ThrottlingMixin,
    TimestampMixin,
    VerifyNotAllowed,
)
from django_otp.util import random_number_token
from phonenumber_field.modelfields import PhoneNumberField

from membership.accounts.querysets import CodeRequestQuerySet


class Purpose(models.TextChoices):
    """What a code was asked for; it opens nothing else."""

    LOGIN = "login", pgettext_lazy("purpose of a code", "Log in")
    RESET = "reset", pgettext_lazy("purpose of a code", "Reset a forgotten password")
    PASSWORD = "password", pgettext_lazy("purpose of a code", "Set a password")
    CHANGE_PHONE = "change_phone", pgettext_lazy("purpose of a code", "Change the mobile number")


class PhoneDeviceManager(DeviceManager):
    def devices_for_user(self, user, confirmed=None):
        """None: a phone is how people log in, and must never count as somebody's second factor."""
        return self.none()


class PhoneDevice(TimestampMixin, CooldownMixin, ThrottlingMixin, SideChannelDevice):
    """A phone number as a login. It exists from the first code on, its account from the first log-in."""

    CODE_LENGTH = 6
    CODE_SECONDS = 600
    COOLDOWN_SECONDS = 60
    WRONG_TRIES = 5

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="phone_device",
        verbose_name=pgettext_lazy("who logs in", "account"),
    )
    name = models.CharField(max_length=64, default="phone", editable=False)
    phone = PhoneNumberField(_("mobile number"), unique=True)
    # A keyed digest: whoever reads the table does not read the code.
    token = models.CharField(max_length=64, blank=True, default="", editable=False)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, blank=True, editable=False)

    objects = PhoneDeviceManager()

    class Meta:
        verbose_name = _("mobile number")
        verbose_name_plural = _("mobile numbers")

    def __str__(self):
        return str(self.phone)

    def get_cooldown_duration(self):
        return self.COOLDOWN_SECONDS

    def cooldown_reset(self, commit=True):
        """Nothing: the gateway counts messages, so using a code does not shorten the wait for the next."""

    def get_throttle_factor(self):
        """No growing delays: a fixed number of wrong tries voids the code instead."""
        return 0

    def verify_is_allowed(self):
        if self.throttling_failure_count >= self.WRONG_TRIES:
            return False, {
                "reason": VerifyNotAllowed.N_FAILED_ATTEMPTS,
                "failure_count": self.throttling_failure_count,
            }
        return super().verify_is_allowed()

    def new_code(self, *, purpose: str) -> str:
        """The code to send. It replaces any earlier one, for whatever purpose."""
        code = random_number_token(self.CODE_LENGTH)
        self.token, self.purpose = self._digest(code, purpose), purpose
        self.valid_until = timezone.now() + timedelta(seconds=self.CODE_SECONDS)
        self.throttle_reset(commit=False)
        self.cooldown_set(commit=False)
        self.save()
        return code

    def verify_token(self, token, purpose=None):
        """Use up the code if it is right. Without a purpose, as django-otp's own forms ask, it never is."""
        if not (purpose and self.token and purpose == self.purpose and timezone.now() < self.valid_until):
            return False
        if not constant_time_compare(self._digest(token, purpose), self.token):
            self.throttle_increment(commit=False)
            if not self.verify_is_allowed()[0]:
                self.forget_code(commit=False)
            self.save()
            return False
        self.throttle_reset(commit=False)
        self.set_last_used_timestamp(commit=False)
        self.forget_code()
        return True

    def forget_code(self, commit=True):
        self.token = self.purpose = ""
        self.valid_until = timezone.now()
        if commit:
            self.save()

    def _digest(self, code: str, purpose: str) -> str:
        value = f"{self.pk}:{purpose}:{code}"
        return salted_hmac("accounts.PhoneDevice", value, algorithm="sha256").hexdigest()


class CodeRequest(models.Model):
    """One code sent. The limits count these rows, whether or not the phone has an account."""

    phone = PhoneNumberField(_("mobile number"))
    address = models.CharField(pgettext_lazy("network", "address"), max_length=45, blank=True)
    purpose = models.CharField(pgettext_lazy("of a code", "purpose"), max_length=20, choices=Purpose.choices)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    objects = CodeRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("code request")
        verbose_name_plural = _("code requests")
        indexes = [
            models.Index(fields=["phone", "created_at"], name="code_by_phone"),
            models.Index(fields=["address", "created_at"], name="code_by_address"),
            models.Index(fields=["created_at"], name="code_by_time"),
        ]

    def __str__(self):
        return f"{self.phone} {self.purpose} {self.created_at:%Y-%m-%d %H:%M}"
