from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class MinimumLength(MinimumLengthValidator):
    """Django's, whose refusal has no Chinese."""

    def get_error_message(self):
        return _("The password is too short: it needs at least %(count)d characters.") % {
            "count": self.min_length
        }
