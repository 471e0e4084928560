"""Where parcels are asked about. Each question costs money at the provider's."""

from .environment import env

KUAIDI100 = {
    "customer": env("KUAIDI100_CUSTOMER", default=""),
    "key": env("KUAIDI100_KEY", default=""),
    "endpoint": env("KUAIDI100_ENDPOINT", default="https://poll.kuaidi100.com/poll/query.do"),
}
# Empty: nobody is asked, and pages lead to the couriers' own.
PARCEL_TRACKING = env(
    "PARCEL_TRACKING", default="kuaidi100" if KUAIDI100["customer"] and KUAIDI100["key"] else ""
)
PARCEL_TRACKING_PER_DAY = env.int("PARCEL_TRACKING_PER_DAY", default=200)
PARCEL_TRACKING_SECONDS = env.float("PARCEL_TRACKING_SECONDS", default=10)
