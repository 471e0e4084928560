from django.views.decorators.http import require_safe

from membership.organisations.models import Role

from ..visits import member_room, render_room


@require_safe
@member_room("renewal", roles=(Role.DUES,))
def renewal(request, visit):
    """会员续费: what the next term would be and cost."""
    return render_room(request, visit, "renewal", "center/renewal.html")
