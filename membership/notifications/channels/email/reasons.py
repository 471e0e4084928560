from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why an email was not sent, in words for staff."""

    RECIPIENT = "recipient", _("The mail server does not accept this email address.")
    SENDER = "sender", _("The mail server does not accept the sending address.")
    CONTENT = "content", _("The mail server refused the content of the email.")
    CREDENTIALS = "credentials", _("The mail server refused the account or its password.")
    CONFIGURATION = "configuration", _("The mail server cannot be used as it is configured.")
    UNAVAILABLE = "unavailable", _("The mail server cannot be reached or is too busy.")
    TIMED_OUT = "timed_out", _("The mail server did not answer, so the email may have been sent.")
