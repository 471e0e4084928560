from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .errors import NotYourRole


def refuse_role(request: HttpRequest, refusal: NotYourRole) -> HttpResponse:
    """A page that says whose business this is, for those who act for the company in another role."""
    return render(request, "organisations/not_your_role.html", {"refusal": refusal}, status=403)
