"""账户设置: part of the member center's addresses."""

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
    path("settings/", account.account, name="account"),
    path("settings/access/", account_access.access, name="account-access"),
    path("settings/prove/", account_access.ProvePage.as_view(), name="prove"),
    path("settings/phone/", account_phone.change, name="change-phone"),
    path("settings/authenticator/", account_authenticator.add, name="authenticator"),
    path("settings/authenticator/remove/", account_authenticator.remove, name="remove-authenticator"),
    path("settings/devices/", account_devices.devices, name="devices"),
    path("settings/devices/end/", account_devices.end_others, name="end-devices"),
    path("settings/devices/<int:pk>/end/", account_devices.end, name="end-device"),
    path("settings/logins/", account_devices.logins, name="logins"),
    path("settings/messages/", account_messages.choices, name="message-choices"),
    path("settings/data/", account_data.my_data, name="my-data"),
    path("settings/data/<int:pk>/", account_data.download, name="data-export"),
    path("settings/close/", account_closing.close, name="close-account"),
]
