from .drafts import attach_file, begin_application, remove_file, save_draft
from .outcomes import complete_application, withdraw_application
from .reviewing import Verdict, review_application
from .submitting import submit_application

__all__ = [
    "Verdict",
    "attach_file",
    "begin_application",
    "complete_application",
    "remove_file",
    "review_application",
    "save_draft",
    "submit_application",
    "withdraw_application",
]
