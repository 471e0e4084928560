"""What search engines need not look at."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from .head import absolute

# Rooms behind a login, answers to forms, and results that change with every question.
PRIVATE = (
    *("/admin/", "/account/", "/join/", "/member/", "/dues/", "/files/", "/verify/"),
    *("/search/", "/api/", "/jsi18n/"),
)


@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    lines += ["", f"Sitemap: {absolute(reverse('sitemap'), request)}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
