from .models import Application
from .services import complete_application, note_papers_arrived


def on_order_paid(sender, *, order, by, **kwargs):
    application = Application.objects.filter(order=order).first()
    # An order that was reopened, because its first payment had never come, is paid a second time.
    if application and application.status != Application.Status.JOINED:
        complete_application(application=application, by=by)


def on_parcel_received(sender, *, parcel, by, **kwargs):
    waiting = Application.objects.filter(
        organisation=parcel.organisation, status=Application.Status.PAPERS
    ).first()
    if waiting and parcel.direction == parcel.Direction.IN:
        note_papers_arrived(application=waiting, by=by)
