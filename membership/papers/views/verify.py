from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..codes import parse_code
from ..errors import MistypedCode
from ..forms import CodeForm, NumberForm, WordsForm
from ..kinds import find_papers, findable_kinds, kind_of, live_state
from ..models import Paper
from ..throttle import may_look_up, may_search


def too_often(request):
    return render(request, "papers/verify/too_often.html", status=429)


@never_cache
@require_safe
def lookup(request):
    """Ways to find a paper: its code alone, or its number with the name it was issued to. What is public as
    certificates are is found by its number, or by the name, alone."""
    if "q" in request.GET:
        return search(request)
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
    return show_ways(request, asked, code_form=code_form, number_form=number_form)


def search(request):
    words_form = WordsForm(request.GET, auto_id="by-words-%s")
    if not may_search(request):
        return too_often(request)
    if not words_form.is_valid():
        return show_ways(request, words_form, words_form=words_form)
    words = words_form.cleaned_data["q"]
    return show_ways(request, words_form, words_form=words_form, words=words, found=find_papers(words))


def show_ways(request, asked, **context):
    forms = {
        "code_form": CodeForm(auto_id="by-code-%s"),
        "number_form": NumberForm(auto_id="by-number-%s"),
        "words_form": WordsForm(auto_id="by-words-%s") if findable_kinds() else None,
    }
    return render(request, "papers/verify/lookup.html", {"form": asked} | forms | context)


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
