from django.urls import path

from .views import logo

app_name = "directory"

urlpatterns = [
    path("<slug:slug>/logo-<slug:version>-<int:side>.webp", logo, name="logo"),
]
