from django.urls import path, register_converter
from django.urls.converters import IntConverter

from .views import files


class IdConverter(IntConverter):
    """No longer than what a database takes for a number."""

    regex = "[0-9]{1,18}"


register_converter(IdConverter, "magazine_id")

app_name = "magazine"
urlpatterns = [
    path("<magazine_id:sheet_id>/<str:sha>/page.webp", files.image, name="image"),
    path("<magazine_id:sheet_id>/<str:sha>/small.webp", files.thumbnail, name="thumbnail"),
    path("<magazine_id:issue_id>/<str:sha>/pdf", files.pdf, name="pdf"),
]
