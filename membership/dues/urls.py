from django.urls import path

from .views import invoices, notify, online, vouchers

app_name = "dues"

urlpatterns = [
    path("orders/<slug:number>/voucher/", vouchers.voucher, name="voucher"),
    path("orders/<slug:number>/voucher/files/", vouchers.put_file, name="voucher-file"),
    path("orders/<slug:number>/voucher/files/remove/", vouchers.take_file_out, name="remove-voucher-file"),
    path("orders/<slug:number>/voucher/withdraw/", vouchers.withdraw, name="withdraw-voucher"),
    path("orders/<slug:number>/invoice/", invoices.invoice, name="invoice"),
    path("orders/<slug:number>/pay/", online.pay, name="pay"),
    path("orders/<slug:number>/code/", online.code, name="code"),
    path("orders/<slug:number>/code/check/", online.check, name="check-code"),
    path("orders/<slug:number>/state/", vouchers.state, name="state"),
    path("<slug:provider>/notify/", notify.notify, name="notify"),
]
