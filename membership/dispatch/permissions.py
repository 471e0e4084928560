from membership.organisations.models import Organisation

from .models import AssociationFile


def user_can_see_dispatch(user) -> bool:
    """May this member of staff read what is owed to companies?"""
    return user.is_active and user.has_perm("dispatch.view_owed")


def user_can_dispatch(user) -> bool:
    return user.is_active and user.has_perm("dispatch.change_owed")


def user_can_see_files(user) -> bool:
    """May this member of staff read what companies were given?"""
    return user.is_active and user.has_perm("dispatch.view_associationfile")


def user_can_give_files(user) -> bool:
    return user.is_active and user.has_perm("dispatch.add_associationfile")


def user_can_take_files_back(user) -> bool:
    return user.is_active and user.has_perm("dispatch.change_associationfile")


def user_can_open_file(user, file) -> bool:
    """A file opens to staff who see all of them and, until it is taken back, to the company it was given."""
    given = AssociationFile.objects.filter(file=file)
    if not given.exists():
        return False
    return user_can_see_files(user) or (
        given.given().filter(organisation__in=Organisation.objects.of(user)).exists()
    )
