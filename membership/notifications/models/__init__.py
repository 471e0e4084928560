from ..channels import Channel
from .notices import NEXT_STATUSES, RESENDABLE_STATUSES, Notice, NoticeStatus
from .readings import Reading
from .settings import NotificationSettings
from .wordings import Wording

__all__ = [
    "NEXT_STATUSES",
    "RESENDABLE_STATUSES",
    "Channel",
    "Notice",
    "NoticeStatus",
    "NotificationSettings",
    "Reading",
    "Wording",
]
