from django.utils import timezone
from django.views.decorators.http import require_safe

from membership.certificates.models import Certificate
from membership.dues.models import DuesSettings

from ..visits import member_room, render_room


@require_safe
@member_room("certificates")
def certificates(request, visit):
    """我的证书: the newest certificate, and those before it."""
    rules = DuesSettings.load()
    found = Certificate.objects.filter(membership=visit.membership).with_state(
        timezone.now(), rules.standing_rules
    )
    newest, *earlier = found or [None]
    return render_room(
        request,
        visit,
        "certificates",
        "center/certificates.html",
        newest=newest,
        earlier=earlier,
        help_line=rules.help_line,
    )
