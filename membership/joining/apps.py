from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JoiningConfig(AppConfig):
    name = "membership.joining"
    label = "joining"
    verbose_name = _("Joining")

    def ready(self):
        from membership.dues.signals import order_paid
        from membership.papers.access import register_reader
        from membership.parcels.signals import parcel_received

        from . import notices  # noqa: F401 - declares the message types
        from .permissions import user_can_open_file
        from .receivers import on_order_paid, on_parcel_received

        register_reader(user_can_open_file)
        order_paid.connect(on_order_paid, dispatch_uid="joining.complete_application")
        parcel_received.connect(on_parcel_received, dispatch_uid="joining.papers_arrived")
