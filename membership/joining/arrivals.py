"""Have the papers of an application come in?"""

from membership.parcels.models import Parcel

from .models import Application


def papers_came(application: Application) -> bool:
    """Has anything of this company arrived since it began to apply?"""
    return (
        application.organisation is not None
        and Parcel.objects.incoming()
        .received()
        .filter(organisation=application.organisation, received_at__gte=application.created_at)
        .exists()
    )
