from django.urls import path

from .views import invoices, vouchers

app_name = "dues"

urlpatterns = [
    path("orders/<str:number>/voucher/", vouchers.voucher, name="voucher"),
    path("orders/<str:number>/voucher/files/", vouchers.put_file, name="voucher-file"),
    path("orders/<str:number>/voucher/files/remove/", vouchers.take_file_out, name="remove-voucher-file"),
    path("orders/<str:number>/voucher/withdraw/", vouchers.withdraw, name="withdraw-voucher"),
    path("orders/<str:number>/invoice/", invoices.invoice, name="invoice"),
    path("orders/<str:number>/state/", vouchers.state, name="state"),
]
