from .models import Application
from .services import complete_application


def on_order_paid(sender, *, order, by, **kwargs):
    application = Application.objects.filter(order=order).first()
    if application:
        complete_application(application=application, by=by)
