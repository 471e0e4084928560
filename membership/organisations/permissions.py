from .models import Contact


def user_acts_for(user, organisation) -> bool:
    """Is this account one of the company's contacts?"""
    return (
        user.is_authenticated
        and organisation is not None
        and Contact.objects.filter(user=user, organisation=organisation).exists()
    )


def user_can_see_companies(user) -> bool:
    """Does this member of staff handle companies: their data, licences and forms?"""
    return user.is_active and user.has_perm("organisations.view_organisation")
