from django.urls import path

from ..views import files, previews

app_name = "files"
urlpatterns = [
    path("<uuid:pk>/", files.open_file, name="open"),
    path("<uuid:pk>/thumbnail/", files.thumbnail, name="thumbnail"),
    path("<uuid:pk>/preview/", previews.preview, name="preview"),
    path("<uuid:pk>/pages/<int:number>/", previews.page, name="page"),
    path("<uuid:pk>/pages/<int:number>/print/", previews.print_page, name="print-page"),
    path("<uuid:pk>/entries/<int:index>/", previews.entry, name="entry"),
]
