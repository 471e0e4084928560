from django.urls import path

from .views import files

app_name = "magazine"
urlpatterns = [
    path("<int:sheet_id>/<str:sha>/page.webp", files.image, name="image"),
    path("<int:sheet_id>/<str:sha>/small.webp", files.thumbnail, name="thumbnail"),
    path("<int:issue_id>/<str:sha>/pdf", files.pdf, name="pdf"),
]
