from membership.organisations.permissions import user_can_see_companies

from .models import Application, SentFile, SentPicture, Stage


def user_can_see_applications(user) -> bool:
    """May this member of staff read the applications?"""
    return user.is_active and user.has_perm("joining.view_application")


def user_can_decide(user, application) -> bool:
    """May this member of staff decide at the stage where the application stands?"""
    return (
        user_can_see_applications(user)
        and application.stage_id is not None
        and Stage.objects.decided_by(user).filter(pk=application.stage_id).exists()
    )


def user_can_open_file(user, file) -> bool:
    """The papers of an application open to whoever is behind it, drafts included, and, once sent, to
    the staff who review or who keep the companies."""
    if Application.objects.holding(file).of(user).exists():
        return True
    is_staff = user_can_see_applications(user) or user_can_see_companies(user)
    return is_staff and any(sent.objects.filter(file=file).exists() for sent in (SentFile, SentPicture))
