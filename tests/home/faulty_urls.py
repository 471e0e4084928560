from django.urls import path

from config.urls import urlpatterns as site_urls


def fault(request):
    raise RuntimeError("示例故障")


urlpatterns = [path("fault/", fault), *site_urls]
