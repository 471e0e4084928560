from .agreements import agreement
from .login import LoginView, LogoutView
from .passwords import (
    ReplacePasswordView,
    ResetAccountPasswordView,
    ResetPasswordView,
    SetPasswordView,
)
from .proof import ProofPage

__all__ = [
    "LoginView",
    "LogoutView",
    "ProofPage",
    "ReplacePasswordView",
    "ResetAccountPasswordView",
    "ResetPasswordView",
    "SetPasswordView",
    "agreement",
]
