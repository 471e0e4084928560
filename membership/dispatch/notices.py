"""The messages of the dispatch room: one for a company and parcel, or file."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from membership.notifications.groups import Group
from membership.notifications.placeholders import clause
from membership.notifications.types import NoticeType, register
from membership.organisations.telling import tell_company

_FILES = reverse_lazy("center:files")
_PARCEL = {"company": "示例供热有限公司", "courier": "顺丰速运", "number": "SF1234567890123"}

register(
    NoticeType(
        key="files_arrived",
        link=_FILES,
        subject=_("Papers posted to {company}"),
        name=_("Papers posted"),
        variables=_PARCEL | {"contents": "会员证书、发票、会员资料"},
        text=_(
            "The association has posted to {company}: {contents}. {courier}, number {number}. "
            "You find the files in the member center under Association files."
        ),
    ),
    NoticeType(
        key="parcel_corrected",
        link=_FILES,
        subject=_("Tracking number corrected"),
        name=_("Tracking number corrected"),
        variables=_PARCEL,
        text=_("The right number of the parcel to {company} is {number} ({courier})."),
    ),
    NoticeType(
        key="parcel_called_off",
        link=_FILES,
        subject=_("Parcel called off"),
        name=_("Parcel called off"),
        variables=_PARCEL,
        text=_(
            "The parcel {number} ({courier}) to {company} was announced by mistake. "
            "You are told as soon as it is posted."
        ),
    ),
    NoticeType(
        key="file_given",
        link=_FILES,
        subject=_("New association file: {title}"),
        name=_("New association file"),
        variables={"company": "示例供热有限公司", "title": "关于召开年会的通知"},
        text=_(
            "The association has put a file for {company} into the member center: {title}. "
            "You find it under Association files."
        ),
    ),
    group=Group.PAPERS,
)


def tell_posted(parcel) -> None:
    contents = clause(parcel.contents)
    _tell_of_parcel(parcel, type="files_arrived", event=f"parcel-posted:{parcel.pk}", contents=contents)


def tell_corrected(parcel) -> None:
    event = f"parcel-corrected:{parcel.pk}:{parcel.courier}:{parcel.number}"
    _tell_of_parcel(parcel, type="parcel_corrected", event=event)


def tell_called_off(parcel) -> None:
    _tell_of_parcel(parcel, type="parcel_called_off", event=f"parcel-called-off:{parcel.pk}")


def tell_filed(filed) -> None:
    tell_company(
        filed.organisation, type="file_given", event=f"file-given:{filed.pk}", title=clause(filed.title)
    )


def _tell_of_parcel(parcel, *, type: str, event: str, **params: str) -> None:
    params |= {"courier": str(parcel.courier_name), "number": parcel.number}
    tell_company(parcel.organisation, type=type, event=event, **params)
