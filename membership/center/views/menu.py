from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..visits import render_room, visit_of


@require_safe
@never_cache
@login_required
def menu(request):
    """更多: every room, for phones, whose bar shows four."""
    return render_room(request, visit_of(request), "menu", "center/menu.html", is_menu=True)
