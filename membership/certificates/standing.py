"""What a certificate is worth today. A pure function: facts in, state out."""

from datetime import datetime

from membership.papers.kinds import LiveState


def certificate_state(
    *, is_revoked: bool, has_left: bool, is_superseded: bool, valid_until: datetime, now: datetime
) -> LiveState:
    """The strongest of what is true: revoked, then membership ended, then replaced, then expired.

    A certificate stays replaced when the one that replaced it is revoked: an old term does not come back."""
    if is_revoked:
        return LiveState.REVOKED
    if has_left:
        return LiveState.WITHDRAWN
    if is_superseded:
        return LiveState.SUPERSEDED
    if valid_until <= now:
        return LiveState.EXPIRED
    return LiveState.VALID
