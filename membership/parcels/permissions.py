def user_can_see_parcels(user) -> bool:
    """May this member of staff read the list of parcels?"""
    return user.is_active and user.has_perm("parcels.view_parcel")


def user_can_receive_parcels(user) -> bool:
    """May this member of staff say that a parcel has come?"""
    return user.is_active and user.has_perm("parcels.change_parcel")
