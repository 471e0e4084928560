from .arriving import note_papers_arrived
from .drafts import attach_file, begin_application, remove_file, save_draft
from .outcomes import complete_application, withdraw_application
from .reviewing import review_application
from .submitting import submit_application
from .verdicts import Verdict

__all__ = [
    "Verdict",
    "attach_file",
    "begin_application",
    "complete_application",
    "note_papers_arrived",
    "remove_file",
    "review_application",
    "save_draft",
    "submit_application",
    "withdraw_application",
]
