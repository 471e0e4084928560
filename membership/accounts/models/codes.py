from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_otp.models import CooldownMixin, Device, DeviceManager, TimestampMixin
from django_otp.util import random_number_token
from phonenumber_field.modelfields import PhoneNumberField

from membership.accounts.models.sessions import LoginMethod
from membership.accounts.querysets import CodeRequestQuerySet, RecentQuerySet


class Purpose(models.TextChoices):
    """What a code was asked for; it opens nothing else."""

    LOGIN = "login", pgettext_lazy("purpose of a code", "Log in")
    RESET = "reset", pgettext_lazy("purpose of a code", "Reset a forgotten password")
    PASSWORD = "password", pgettext_lazy("purpose of a code", "Set a password")
    ACCOUNT = "account", pgettext_lazy("purpose of a code", "Reset the password of a company's account")
    HAND_OVER = "hand_over", pgettext_lazy("purpose of a code", "Hand a company over")
    PROVE = "prove", pgettext_lazy("purpose of a code", "Prove who one is")
    CHANGE_PHONE = "change_phone", pgettext_lazy("purpose of a code", "Change the mobile number")


class PhoneDeviceManager(DeviceManager):
    def devices_for_user(self, user, confirmed=None):
        """None: a phone is how people log in, and must never count as somebody's second factor."""
        return self.none()


class PhoneDevice(TimestampMixin, CooldownMixin, Device):
    """A phone number as a login. It exists from the first code on, its account from the first log-in.

    Its codes are `CodeRequest`s: several may be good at once, each in the browser that asked for it.
    """

    COOLDOWN_SECONDS = 60
    way = LoginMethod.CODE  # how it has just been proved; of this object only, not kept

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


class CodeRequest(models.Model):
    """One code sent. The limits count these rows, whether or not the phone has an account.

    It is good for its purpose, for ten minutes, for five wrong tries, and in the browser that asked for it,
    until that browser asks for another: what strangers ask for or try does not touch it.
    """

    CODE_LENGTH = 6
    CODE_SECONDS = 600
    WRONG_TRIES = 5

    phone = PhoneNumberField(_("mobile number"), blank=True)
    # Asked for by the name of an account, known or not; the phone is then its keeper's, or none.
    account = models.CharField(_("account name"), max_length=150, blank=True)
    address = models.CharField(pgettext_lazy("network", "address"), max_length=45, blank=True)
    purpose = models.CharField(pgettext_lazy("of a code", "purpose"), max_length=20, choices=Purpose.choices)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    browser = models.CharField(max_length=64, blank=True, editable=False)
    # A keyed digest: whoever reads the table does not read the code.
    token = models.CharField(max_length=64, blank=True, editable=False)
    wrong_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = CodeRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("code request")
        verbose_name_plural = _("code requests")
        indexes = [
            models.Index(fields=["phone", "created_at"], name="code_by_phone"),
            models.Index(fields=["address", "created_at"], name="code_by_address"),
            models.Index(
                fields=["account", "created_at"], name="code_by_account", condition=~models.Q(account="")
            ),
            models.Index(fields=["created_at"], name="code_by_time"),
        ]

    def __str__(self):
        return f"{self.account or self.phone} {self.purpose} {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def valid_until(self):
        return self.created_at + timedelta(seconds=self.CODE_SECONDS)

    def make_code(self) -> str:
        """The code to send; only its digest stays."""
        code = random_number_token(self.CODE_LENGTH)
        self.token = self._digest(code)
        return code

    def try_code(self, code: str, *, purpose: str) -> bool:
        """Use up the code if it is right. The caller holds the lock of the phone's device."""
        if not self.token or purpose != self.purpose or timezone.now() >= self.valid_until:
            return False
        right = constant_time_compare(self._digest(code), self.token)
        if not right:
            self.wrong_tries += 1
        if right or self.wrong_tries >= self.WRONG_TRIES:
            self.token = ""
        self.save(update_fields=["token", "wrong_tries"])
        return right

    def _digest(self, code: str) -> str:
        value = f"{self.phone}:{self.account}:{self.purpose}:{self.browser}:{code}"
        return salted_hmac("accounts.CodeRequest", value, algorithm="sha256").hexdigest()


class WrongTry(models.Model):
    """One wrong code, from whatever browser, for whatever phone: so much guessing comes from an address."""

    address = models.CharField(pgettext_lazy("network", "address"), max_length=45, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    objects = RecentQuerySet.as_manager()

    class Meta:
        verbose_name = _("wrong code")
        verbose_name_plural = _("wrong codes")
        indexes = [models.Index(fields=["address", "created_at"], name="wrong_try_by_address")]

    def __str__(self):
        return f"{self.address} {self.created_at:%Y-%m-%d %H:%M}"
