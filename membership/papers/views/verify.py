from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..codes import parse_code
from ..errors import MistypedCode
from ..forms import CodeForm, NumberForm
from ..kinds import kind_of, live_state
from ..models import Paper
from ..throttle import may_look_up


def too_often(request):
    return render(request, "papers/verify/too_often.html", status=429)


@never_cache
@require_safe
def lookup(request):
    """Two ways to find a paper: its code alone, or its number with the name it was issued to."""
    asked_by_number = "number" in request.GET
    code_form = CodeForm(request.GET if "code" in request.GET else None, auto_id="by-code-%s")
    number_form = NumberForm(request.GET if asked_by_number else None, auto_id="by-number-%s")
    asked = number_form if asked_by_number else code_form
    if asked.is_bound:
        if not may_look_up(request):
            return too_often(request)
        if asked.is_valid():
            data = asked.cleaned_data
            return redirect("verify:paper", data["paper"].code if asked_by_number else data["code"])
    context = {"form": asked, "code_form": code_form, "number_form": number_form}
    return render(request, "papers/verify/lookup.html", context)


@never_cache
@require_safe
def paper(request, code):
    if not may_look_up(request):
        return too_often(request)
    try:
        found = Paper.objects.filter(code=parse_code(code)).first()
        is_mistyped = False
    except MistypedCode:
        found, is_mistyped = None, True
    if found is None:
        context = {"typed": code[:40], "is_mistyped": is_mistyped}
        return render(request, "papers/verify/unknown.html", context, status=404)
    kind = kind_of(found.kind)
    context = {"paper": found, "kind": kind, "state": live_state(found), "facts": kind.describe(found)}
    return render(request, "papers/verify/paper.html", context)
