from .issuing import (
    KIND,
    issue_certificate,
    reissue_certificate,
    replace_certificate,
    retry_rendering,
    revoke_certificate,
)
from .requests import grant_request, refuse_request, request_certificate, withdraw_request

__all__ = [
    "KIND",
    "grant_request",
    "issue_certificate",
    "refuse_request",
    "reissue_certificate",
    "replace_certificate",
    "request_certificate",
    "retry_rendering",
    "revoke_certificate",
    "withdraw_request",
]
