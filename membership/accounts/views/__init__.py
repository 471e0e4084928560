from .agreements import agreement
from .code_page import CodePage
from .login import LoginView, LogoutView
from .passwords import (
    ReplacePasswordView,
    ResetAccountPasswordView,
    ResetPasswordView,
    SetPasswordView,
)
from .proof import ProofPage

__all__ = [
    "CodePage",
    "LoginView",
    "LogoutView",
    "ProofPage",
    "ReplacePasswordView",
    "ResetAccountPasswordView",
    "ResetPasswordView",
    "SetPasswordView",
    "agreement",
]
