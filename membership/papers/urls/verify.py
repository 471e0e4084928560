from django.urls import path

from ..views import verify

app_name = "verify"
urlpatterns = [
    path("", verify.lookup, name="lookup"),
    path("<str:code>/", verify.paper, name="paper"),
]
