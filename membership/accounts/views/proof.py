from django.contrib.auth import authenticate
from django.utils.translation import gettext as _

from membership.errors import DomainError

from ..origin import origin_of
from ..services import check_code
from .code_page import CodePage


class ProofPage(CodePage):
    """A page for people who are logged in, whose form asks them to show once more who they are."""

    def send_code(self, form):
        return super().send_code(form) if "code" in form.fields else None

    def is_proved(self, form) -> bool:
        """Whether the password or the code is right; what is wrong is said in the form."""
        user, data = self.request.user, form.cleaned_data
        if data.get("old_password"):
            if authenticate(self.request, username=user.get_username(), password=data["old_password"]):
                return True
            form.add_error("old_password", self.old_password_refusal())
            return False
        try:
            check_code(
                phone=self.phone(form),
                code=data["code"],
                purpose=self.purpose,
                origin=origin_of(self.request),
            )
        except DomainError as error:
            self.refuse(form, error)
            return False
        return True

    def old_password_refusal(self) -> str:
        if getattr(self.request, "axes_locked_out", False):
            return _("Too many failed attempts. Try again in a few minutes, or use a code.")
        return _("The current password is wrong.")
