"""The messages about a company's profile in the magazine."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from membership.notifications.placeholders import clause
from membership.notifications.types import NoticeType, register
from membership.organisations.telling import tell_company

_ROOM = reverse_lazy("center:magazine")
_COMPANY = {"company": "示例供热有限公司"}

register(
    NoticeType(
        key="magazine_returned",
        link=_ROOM,
        name=_("Magazine profile to be changed"),
        subject=_("Your profile for the magazine"),
        variables=_COMPANY | {"reason": "请提供分辨率更高的照片"},
        text=_(
            "The editors ask for changes in the magazine profile of {company}: {reason}. "
            "You can change and send it again in the member center."
        ),
    ),
    NoticeType(
        key="magazine_accepted",
        link=_ROOM,
        name=_("Magazine profile accepted"),
        subject=_("Your profile for the magazine"),
        variables=_COMPANY,
        text=_("The magazine profile of {company} was accepted and will be printed."),
    ),
    NoticeType(
        key="magazine_printed",
        link=_ROOM,
        name=_("Magazine profile printed"),
        subject=_("Your profile is in the magazine"),
        variables=_COMPANY | {"issue": "2027年第1期"},
        text=_("The magazine profile of {company} stands in issue {issue}."),
    ),
)


def tell_returned(profile) -> None:
    _tell(profile, "magazine_returned", reason=clause(profile.reason))


def tell_accepted(profile) -> None:
    _tell(profile, "magazine_accepted")


def tell_printed(profile) -> None:
    _tell(profile, "magazine_printed", issue=clause(profile.issue))


def _tell(profile, type: str, **params: str) -> None:
    moment = f"{profile.decided_at:%Y%m%d%H%M%S%f}"  # it may be returned more than once
    tell_company(profile.organisation, type=type, event=f"{type}:{profile.pk}:{moment}", **params)
