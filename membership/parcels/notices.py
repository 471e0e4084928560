"""The messages about parcels."""

from django.utils.translation import gettext_lazy as _

from membership.notifications.groups import Group
from membership.notifications.types import NoticeType, register
from membership.organisations.telling import tell_company

from .models import Parcel

register(
    NoticeType(
        key="parcel_received",
        name=_("Parcel received"),
        variables={"company": "示例供热有限公司", "number": "SF1234567890123"},
        text=_(
            "The association has received the parcel {number} of {company}. "
            "You will be told once its papers have been reviewed."
        ),
    ),
    group=Group.PAPERS,
)


def tell_received(parcel: Parcel) -> None:
    """The company learns that its parcel has come."""
    tell_company(
        parcel.organisation,
        type="parcel_received",
        event=f"parcel-received:{parcel.pk}",
        number=str(parcel),
    )
