from ..channels import Channel
from .choices import OptOut
from .notices import MASK, NEXT_STATUSES, RESENDABLE_STATUSES, Notice, NoticeStatus
from .readings import Reading
from .settings import NotificationSettings
from .wordings import Wording

__all__ = [
    "MASK",
    "NEXT_STATUSES",
    "RESENDABLE_STATUSES",
    "Channel",
    "Notice",
    "NoticeStatus",
    "NotificationSettings",
    "OptOut",
    "Reading",
    "Wording",
]
