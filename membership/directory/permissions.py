from membership.organisations.permissions import user_acts_for

from .models import MagazinePhoto


def user_can_see_profiles(user) -> bool:
    """May this member of staff read what members write for the magazine?"""
    return user.is_active and user.has_perm("directory.view_magazineprofile")


def user_can_decide_profiles(user) -> bool:
    """May this member of staff accept it, send it back, and say in which issue it was printed?"""
    return user.is_active and user.has_perm("directory.change_magazineprofile")


def user_can_open_file(user, file) -> bool:
    """A photo for the magazine opens to its company and to the editors."""
    photo = MagazinePhoto.objects.filter(file=file).select_related("profile__organisation").first()
    if photo is None:
        return False
    return user_can_see_profiles(user) or user_acts_for(user, photo.profile.organisation)
