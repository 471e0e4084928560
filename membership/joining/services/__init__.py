from .advancing import ask_for_dues_again
from .arriving import note_papers_arrived
from .drafts import attach_file, begin_application, remove_file, save_draft
from .editions import copy_process, create_process, delete_process, revise_process, use_process
from .outcomes import complete_application, withdraw_application
from .pictures import add_picture, move_picture, remove_picture
from .reviewing import review_application
from .submitting import submit_application
from .verdicts import Verdict

__all__ = [
    "Verdict",
    "add_picture",
    "ask_for_dues_again",
    "attach_file",
    "begin_application",
    "complete_application",
    "copy_process",
    "create_process",
    "delete_process",
    "move_picture",
    "note_papers_arrived",
    "remove_file",
    "remove_picture",
    "review_application",
    "revise_process",
    "save_draft",
    "submit_application",
    "use_process",
    "withdraw_application",
]
