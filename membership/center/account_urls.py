"""账户设置: below /member/settings/, in the namespace of the member center."""

from django.urls import path

from .views import (
    account,
    account_access,
    account_authenticator,
    account_closing,
    account_data,
    account_devices,
    account_messages,
    account_phone,
)

urlpatterns = [
    path("", account.account, name="account"),
    path("access/", account_access.access, name="account-access"),
    path("prove/", account_access.ProvePage.as_view(), name="prove"),
    path("phone/", account_phone.change, name="change-phone"),
    path("authenticator/", account_authenticator.add, name="authenticator"),
    path("authenticator/remove/", account_authenticator.remove, name="remove-authenticator"),
    path("devices/", account_devices.devices, name="devices"),
    path("devices/end/", account_devices.end_others, name="end-devices"),
    path("devices/<int:pk>/end/", account_devices.end, name="end-device"),
    path("logins/", account_devices.logins, name="logins"),
    path("messages/", account_messages.choices, name="message-choices"),
    path("data/", account_data.my_data, name="my-data"),
    path("data/<int:pk>/", account_data.download, name="data-export"),
    path("close/", account_closing.close, name="close-account"),
]
