from .agreements import agreement
from .login import LoginView, LogoutView
from .passwords import ResetPasswordView, SetPasswordView

__all__ = ["LoginView", "LogoutView", "ResetPasswordView", "SetPasswordView", "agreement"]
