from .correcting import call_off_dispatch, correct_dispatch
from .filing import file_certificate, file_for, file_invoice, withdraw_file
from .owing import (
    dismiss_owed,
    drop_owed,
    owe,
    owe_certificate_again,
    owe_for_invoice,
    owe_for_period,
    reopen_owed,
)
from .reading import mark_all_read, mark_read
from .sending import dispatch_batch

__all__ = [
    "call_off_dispatch",
    "correct_dispatch",
    "dismiss_owed",
    "dispatch_batch",
    "drop_owed",
    "file_certificate",
    "file_for",
    "file_invoice",
    "mark_all_read",
    "mark_read",
    "owe",
    "owe_certificate_again",
    "owe_for_invoice",
    "owe_for_period",
    "reopen_owed",
    "withdraw_file",
]
