from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "membership.directory"
    label = "directory"
    verbose_name = _("Directory")

    def ready(self):
        from django.db.models.signals import post_save

        from membership.dues.signals import period_started
        from membership.organisations.models import Organisation

        from .receivers import on_organisation_saved, on_period_started

        period_started.connect(on_period_started, dispatch_uid="directory.make_listing")
        post_save.connect(on_organisation_saved, sender=Organisation, dispatch_uid="directory.sort_by_name")
