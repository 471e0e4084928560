import hashlib

from membership.dues.paying import order_token

from .arrivals import parcels_of
from .models import Application


def progress_token(application: Application | None) -> str:
    """Changes whenever the application, or the payment it waits for, has moved on."""
    if application is None:
        return "none"
    parts = [str(application.pk), application.status, str(application.submissions), str(application.stage_id)]
    parts += [str(application.stage_since), str(application.due_on)]
    if application.status == Application.Status.PAPERS:
        parts += [f"{each.pk}{each.status}{each.last_event_at}" for each in parcels_of(application)]
    if application.order:
        parts.append(order_token(application.order))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
