from django.urls import path

from .views import account, certificates, listing, orders, profile

app_name = "center"

urlpatterns = [
    path("", profile.profile, name="home"),
    path("listing/", listing.listing, name="listing"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<slug:number>/", orders.order, name="order"),
    path("settings/", account.account, name="account"),
    path("password/", account.password, name="password"),
    path("company/", account.choose_company, name="company"),
]
