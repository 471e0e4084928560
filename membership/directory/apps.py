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
        from membership.papers.access import register_reader

        from . import notices  # noqa: F401 - declares the message types
        from .permissions import user_can_open_file
        from .receivers import on_organisation_saved, on_period_started

        register_reader(user_can_open_file)
        period_started.connect(on_period_started, dispatch_uid="directory.make_listing")
        post_save.connect(on_organisation_saved, sender=Organisation, dispatch_uid="directory.sort_by_name")
