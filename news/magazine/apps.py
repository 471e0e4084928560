from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MagazineConfig(AppConfig):
    name = "news.magazine"
    verbose_name = _("magazine")

    def ready(self):
        from wagtail.signals import page_published

        from .models import MagazineIssuePage
        from .receivers import show_when_published

        page_published.connect(show_when_published, sender=MagazineIssuePage)
