"""The company transfers by itself and sends proof; finance says when the money has come."""

from ..base import Provider


class BankTransfer(Provider):
    key = "bank_transfer"
    panel = "dues/includes/transfer.html"
