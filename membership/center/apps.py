from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CenterConfig(AppConfig):
    name = "membership.center"
    label = "center"
    verbose_name = _("Center")

    def ready(self):
        from membership.accounts import signals
        from membership.accounts.closing import register_obstacles
        from membership.notifications.choices import register_addressee

        from . import account_events as events
        from . import my_data, obstacles

        register_obstacles(obstacles.of_companies)
        register_addressee(events.addressee)
        my_data.register()
        signals.phone_changed.connect(events.on_phone_changed, dispatch_uid="center.phone_changed")
        signals.account_secured.connect(events.on_account_secured, dispatch_uid="center.account_secured")
        signals.export_ready.connect(events.on_export_ready, dispatch_uid="center.export_ready")
        signals.account_closing.connect(events.on_account_closing, dispatch_uid="center.account_closing")
        signals.account_forgotten.connect(
            events.on_account_forgotten, dispatch_uid="center.account_forgotten"
        )
