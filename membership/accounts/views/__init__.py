from .agreements import agreement
from .login import LoginView, LogoutView
from .passwords import (
    ReplacePasswordView,
    ResetAccountPasswordView,
    ResetPasswordView,
    SetPasswordView,
)

__all__ = [
    "LoginView",
    "LogoutView",
    "ReplacePasswordView",
    "ResetAccountPasswordView",
    "ResetPasswordView",
    "SetPasswordView",
    "agreement",
]
