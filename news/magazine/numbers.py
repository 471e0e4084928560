"""Which number an issue may have, and which one comes next."""

from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.models import Page


def hold_archive(issue) -> None:
    """Until the transaction ends, no other issue of this archive is given a number."""
    parent = issue.path[: -issue.steplen]
    Page.objects.select_for_update(no_key=True).filter(path=parent).values_list("pk").first()


def taken_numbers(issue, among) -> dict[str, str]:
    """What is said of the numbers that another issue has already, by the name of the field."""
    others, taken = among.exclude(pk=issue.pk), {}
    if others.filter(year=issue.year, number=issue.number).exists():
        taken["number"] = _("There is an issue with this number in this year already.")
    if issue.overall_number and others.filter(overall_number=issue.overall_number).exists():
        taken["overall_number"] = _("There is an issue with this overall number already.")
    return taken


def next_numbers(among, *, issues_per_year: int) -> dict:
    newest = among.newest().first()
    if newest is None:
        return {}
    overall = among.aggregate(last=Max("overall_number"))["last"]
    is_last = newest.number >= issues_per_year
    return {
        "year": newest.year + is_last,
        "number": 1 if is_last else newest.number + 1,
        "overall_number": overall + 1 if overall else None,
    }
