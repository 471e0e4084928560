from datetime import timedelta

from django.db import models
from django.utils import timezone


class CodeRequestQuerySet(models.QuerySet):
    def within(self, window: timedelta):
        return self.filter(created_at__gt=timezone.now() - window)


class AgreementVersionQuerySet(models.QuerySet):
    def current(self, kind: str):
        """The version in force, or None while the editors have published none."""
        return self.filter(kind=kind).order_by("-number").first()

    def in_force(self, kinds):
        """The current version of each of these kinds that has one."""
        return [version for kind in kinds if (version := self.current(kind))]
