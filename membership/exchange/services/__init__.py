from .asking import close_inquiry, reply_to_inquiry, send_inquiry
from .content import Chosen, Content, delete_entry, save_entry, store_entry_file
from .ending import close_entry, expire_entries, renew_entry, take_down_entry
from .moderating import approve_entry, return_entry
from .reporting import decide_report, report_entry
from .sending import change_entry, submit_entry, withdraw_entry

__all__ = [
    "Chosen",
    "Content",
    "approve_entry",
    "change_entry",
    "close_entry",
    "close_inquiry",
    "decide_report",
    "delete_entry",
    "expire_entries",
    "renew_entry",
    "reply_to_inquiry",
    "report_entry",
    "return_entry",
    "save_entry",
    "send_inquiry",
    "store_entry_file",
    "submit_entry",
    "take_down_entry",
    "withdraw_entry",
]
