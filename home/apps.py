from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Website")

    def ready(self):
        connect_manual()
        connect_addresses()
        connect_page_cache()


def connect_manual() -> None:
    from django.db.models.signals import post_delete, post_save
    from wagtail.images import get_image_model
    from wagtail.models import PageViewRestriction
    from wagtail.signals import page_published, page_unpublished, post_page_move

    from home.audience.models import PageLimit
    from home.manual import receivers
    from home.models import AssociationSettings

    uid = "home.manual"
    page_published.connect(receivers.page_published, dispatch_uid=uid)
    page_unpublished.connect(receivers.page_taken_back, dispatch_uid=uid)
    post_page_move.connect(receivers.page_moved, dispatch_uid=uid)
    post_save.connect(receivers.contact_changed, sender=AssociationSettings, dispatch_uid=uid)
    post_save.connect(receivers.picture_changed, sender=get_image_model(), dispatch_uid=uid)
    for limit in (PageLimit, PageViewRestriction):
        post_save.connect(receivers.step_limited, sender=limit, dispatch_uid=uid)
        post_delete.connect(receivers.step_limited, sender=limit, dispatch_uid=uid)


def connect_addresses() -> None:
    from django.db.models.signals import post_save
    from wagtail.contrib.settings.registry import registry
    from wagtail.signals import page_published

    from home.addresses import receivers

    page_published.connect(receivers.page_published, dispatch_uid="home.addresses")
    for model in registry:
        post_save.connect(receivers.setting_saved, sender=model, dispatch_uid="home.addresses")


def connect_page_cache() -> None:
    from django.db.models.signals import post_save
    from wagtail.images import get_image_model
    from wagtail.signals import page_published

    from home.page_cache import watch
    from home.warming import warm_when_published, warm_when_uploaded

    watch.connect()
    post_save.connect(warm_when_uploaded, sender=get_image_model(), dispatch_uid="home.warming")
    page_published.connect(warm_when_published, dispatch_uid="home.warming")
