from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AudienceConfig(AppConfig):
    name = "home.audience"
    verbose_name = _("audience")

    def ready(self):
        from django.db.models.signals import post_save
        from wagtail.models import Revision

        from membership.directory.models import MembersPage
        from membership.exchange.models import CataloguePage

        from .panels import audience_panel
        from .pictures import forget_closed

        post_save.connect(forget_closed, sender=Revision, dispatch_uid="home.audience")
        # The rooms of the membership do not know this one.
        for page in (MembersPage, CataloguePage):
            page.settings_panels = [*page.settings_panels, audience_panel()]
