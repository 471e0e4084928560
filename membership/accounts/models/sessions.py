from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.accounts.browsers import browser_name
from membership.accounts.querysets import LoginSessionQuerySet


class LoginMethod(models.TextChoices):
    CODE = "code", pgettext_lazy("how somebody logged in", "Code by SMS")
    PASSWORD = "password", pgettext_lazy("how somebody logged in", "Password")
    AUTHENTICATOR = "authenticator", pgettext_lazy("how somebody logged in", "Authenticator app")


class SessionEnd(models.TextChoices):
    """Why a session opens nothing any more."""

    LOGGED_OUT = "logged_out", pgettext_lazy("end of a session", "Logged out")
    ENDED = "ended", pgettext_lazy("end of a session", "Ended from another device")
    PASSWORD = "password", pgettext_lazy("end of a session", "The password was changed")
    PHONE = "phone", pgettext_lazy("end of a session", "The mobile number was changed")
    CLOSED = "closed", pgettext_lazy("end of a session", "The account was closed")


class LoginSession(models.Model):
    """Somebody logged in: how, when, from where, and whether that log-in still opens anything.

    Named by its primary key in the session that it stands for, wherever sessions are kept; the middleware
    refuses one that has ended. Rows are the history of log-ins, and kept as long as logs are.
    """

    SEEN_EVERY = timedelta(minutes=5)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="login_sessions",
        verbose_name=pgettext_lazy("who logs in", "account"),
        db_index=False,  # the index below begins with it
    )
    method = models.CharField(
        pgettext_lazy("of a log-in", "way"), max_length=20, choices=LoginMethod, default=LoginMethod.PASSWORD
    )
    address = models.GenericIPAddressField(pgettext_lazy("network", "address"), null=True, blank=True)
    user_agent = models.TextField(_("browser"), blank=True)
    started_at = models.DateTimeField(_("logged in at"), default=timezone.now)
    last_seen_at = models.DateTimeField(_("last seen at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end = models.CharField(_("why it ended"), max_length=20, choices=SessionEnd, blank=True)

    objects = LoginSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("log-in")
        verbose_name_plural = _("log-ins")
        ordering = ["-started_at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-started_at"], name="login_by_user"),
            models.Index(fields=["started_at"], name="login_by_time"),
        ]
        default_permissions = ()

    def __str__(self):
        return f"{self.user_id} {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Its session has neither been ended nor grown too old."""
        oldest = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return self.ended_at is None and self.last_seen_at > oldest

    @property
    def browser(self) -> str:
        return browser_name(self.user_agent)

    def is_worth_noting(self, now) -> bool:
        """Whether it was last seen so long ago that being seen again is worth a write."""
        return now - self.last_seen_at >= self.SEEN_EVERY
