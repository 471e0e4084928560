from .agreements import accept_current, keep_version, record_consent
from .codes import check_code, request_account_code, request_code
from .initial import give_initial_password
from .logins import log_in_with_code, phone_of
from .passwords import check_new_password, reset_account_password, reset_password, set_password

__all__ = [
    "accept_current",
    "check_code",
    "check_new_password",
    "give_initial_password",
    "keep_version",
    "log_in_with_code",
    "phone_of",
    "record_consent",
    "request_account_code",
    "request_code",
    "reset_account_password",
    "reset_password",
    "set_password",
]
