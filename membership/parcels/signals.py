"""What the parcels tell the rooms above. Sent inside the transaction that made it true."""

from django.dispatch import Signal

# A company says that something is on its way to the association. Arguments: parcel, by.
parcel_announced = Signal()

# Something has come in, of a company that is known. Arguments: parcel, by.
parcel_received = Signal()

# Something has been posted to a company. Arguments: parcel, by.
parcel_posted = Signal()

# It has arrived there. Arguments: parcel, by (None where the courier says so).
parcel_delivered = Signal()
