from django.urls import path

from .views import (
    account,
    certificates,
    files,
    handing_over,
    invoices,
    listing,
    menu,
    messages,
    orders,
    people,
    profile,
    renewal,
)

app_name = "center"

urlpatterns = [
    path("", profile.profile, name="home"),
    path("menu/", menu.menu, name="menu"),
    path("listing/", listing.listing, name="listing"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("files/", files.files, name="files"),
    path("files/read/", files.read_files, name="read-files"),
    path("files/<int:pk>/", files.association_file, name="file"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<slug:number>/", orders.order, name="order"),
    path("renew/", renewal.renewal, name="renewal"),
    path("invoices/", invoices.invoices, name="invoices"),
    path("invoices/request/", invoices.request_one, name="request-invoice"),
    path("invoices/titles/add/", invoices.add_title, name="add-title"),
    path("invoices/titles/<int:pk>/", invoices.edit_title, name="edit-title"),
    path("invoices/titles/<int:pk>/default/", invoices.default_title, name="default-title"),
    path("invoices/titles/<int:pk>/delete/", invoices.remove_title, name="delete-title"),
    path("messages/", messages.messages, name="messages"),
    path("messages/read/", messages.mark_all_read, name="messages-read"),
    path("messages/<int:pk>/", messages.message, name="message"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/role/", people.role, name="person-role"),
    path("people/<int:pk>/remove/", people.remove, name="remove-person"),
    path("people/hand-over/", handing_over.begin, name="hand-over"),
    path("people/hand-over/confirm/", handing_over.confirm, name="confirm-handover"),
    path("enterprise/", account.enterprise, name="enterprise"),
    path("settings/", account.account, name="account"),
    path("password/", account.password, name="password"),
    path("company/", account.choose_company, name="company"),
]
