from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


class RecentQuerySet(models.QuerySet):
    def within(self, window: timedelta):
        return self.filter(created_at__gt=timezone.now() - window)


class CodeRequestQuerySet(RecentQuerySet):
    def held_by(self, browser: str, *, phone: str):
        """The last code this browser asked for, or None. Who never asked holds none."""
        return (
            self.filter(phone=phone, account="", browser=browser).order_by("-pk").first() if browser else None
        )

    def held_for(self, account: str, *, browser: str):
        """The last code this browser asked for by the name of an account, or None."""
        return self.filter(account=account, browser=browser).order_by("-pk").first() if browser else None


class AgreementVersionQuerySet(models.QuerySet):
    def current(self, kind: str):
        """The version in force, or None while the editors have published none."""
        return self.filter(kind=kind).order_by("-number").first()

    def in_force(self, kinds):
        """The current version of each of these kinds that has one."""
        return [version for kind in kinds if (version := self.current(kind))]


class LoginSessionQuerySet(models.QuerySet):
    def open(self):
        """Still good: neither ended nor older than a session may become."""
        oldest = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return self.filter(ended_at=None, last_seen_at__gt=oldest)

    def end(self, why: str) -> int:
        return self.filter(ended_at=None).update(ended_at=timezone.now(), end=why)
