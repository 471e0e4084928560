from .agreements import accept_current, keep_version, record_consent
from .authenticators import (
    authenticator_of,
    authenticators_are_used,
    begin_authenticator,
    confirm_authenticator,
    remove_authenticator,
)
from .closing import close_account, forget_closed_accounts
from .codes import check_code, request_account_code, request_code
from .exports import delete_export, make_export, request_export, rescue_exports
from .initial import give_initial_password
from .logins import log_in_with_code, phone_of
from .moving import change_phone
from .passwords import check_new_password, reset_account_password, reset_password, set_password
from .profiles import change_profile
from .sessions import end_session, end_sessions, record_login, see_session

__all__ = [
    "accept_current",
    "authenticator_of",
    "authenticators_are_used",
    "begin_authenticator",
    "change_phone",
    "change_profile",
    "check_code",
    "check_new_password",
    "close_account",
    "confirm_authenticator",
    "delete_export",
    "end_session",
    "end_sessions",
    "forget_closed_accounts",
    "give_initial_password",
    "keep_version",
    "log_in_with_code",
    "make_export",
    "phone_of",
    "record_consent",
    "record_login",
    "remove_authenticator",
    "request_account_code",
    "request_code",
    "request_export",
    "rescue_exports",
    "reset_account_password",
    "reset_password",
    "see_session",
    "set_password",
]
