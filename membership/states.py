"""Records whose status follows a map: what may come after what is said once, beside the states."""

from typing import ClassVar

from django.db import models

from .errors import IllegalTransition


class GuardedStatus(models.Model):
    """A record with a `status` that moves along `TRANSITIONS` (state → states that may follow) only."""

    TRANSITIONS: ClassVar[dict]

    class Meta:
        abstract = True

    def move_to(self, status: str) -> None:
        """Take the next state, unsaved. Raises `IllegalTransition`."""
        if status not in self.TRANSITIONS[self.status]:
            raise IllegalTransition
        self.status = status
