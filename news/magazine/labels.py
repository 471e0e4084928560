from django.utils.translation import gettext as _


def issue_label(year: int, number: int) -> str:
    return _("%(year)s, issue %(number)s") % {"year": year, "number": number}


def overall_label(number: int | None) -> str:
    """Empty where an issue is not counted."""
    return _("No. %(number)s overall") % {"number": number} if number else ""
