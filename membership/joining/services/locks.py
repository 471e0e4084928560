from membership.errors import IllegalTransition

from ..models import Application


def locked(application: Application) -> Application:
    """The application as it is now, locked until the transaction ends."""
    return Application.objects.select_for_update().get(pk=application.pk)


def locked_for_editing(application: Application) -> Application:
    """As `locked`; raises `IllegalTransition` unless the company may change it now."""
    application = locked(application)
    if not application.is_editable:
        raise IllegalTransition
    return application
