"""Stands before `wechatpayv3`, which by itself believes a message that is days old, fetches certificates for
a key it does not know, and raises on anything it did not expect."""

import time
from collections.abc import Mapping

from wechatpayv3 import WeChatPay, WeChatPayType
from wechatpayv3.core import Core

from ..base import BadNotification
from .account import Account

MAX_BODY = 64 * 1024
MAX_AGE = 300
ALGORITHM = "WECHATPAY2-SHA256-RSA2048"
SIGNTEST = "WECHATPAY/SIGNTEST/"
NAMES = ("Signature", "Timestamp", "Nonce", "Serial", "Signature-Type")


class Distrusted(Exception):
    """An answer whose headers already say that it cannot be from WeChat Pay, or not from now."""


def check_headers(headers: Mapping[str, str], *, public_key_id: str) -> None:
    """Raises `Distrusted`. `headers` are looked up by their usual names (`Wechatpay-…`)."""
    given = {name: headers.get(f"Wechatpay-{name}") or "" for name in NAMES}
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise Distrusted(f"header missing: {', '.join(missing)}")
    if given["Signature"].startswith(SIGNTEST):
        raise Distrusted("signature is a probe")
    if given["Signature-Type"] != ALGORITHM:
        raise Distrusted("unknown algorithm")
    if given["Serial"] != public_key_id:
        raise Distrusted("unknown serial")
    stamp = given["Timestamp"]
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise Distrusted("no timestamp")
    if abs(time.time() - int(stamp)) > MAX_AGE:
        raise Distrusted("timestamp too far off")


def check_body(body: bytes) -> None:
    if len(body) > MAX_BODY:
        raise BadNotification("body too large", status=413)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadNotification("body is not UTF-8", status=400) from error


class PinnedCore(Core):
    """Believes one key only, asks for no other, and checks each answer's headers before its signature."""

    def __init__(self, account: Account):
        super().__init__(
            mchid=account.mchid,
            cert_serial_no=account.serial,
            private_key=account.private_key,
            apiv3_key=account.apiv3_key,
            timeout=account.timeout,
            public_key=account.public_key,
            public_key_id=account.public_key_id,
            logger=None,  # it would write decrypted messages
        )
        self._gate_way = account.gateway

    def _verify_signature(self, headers, body):
        check_headers(headers, public_key_id=self._public_key_id)
        return super()._verify_signature(headers, body)

    def _update_certificates(self):
        raise Distrusted("certificates are not fetched: only the pinned key counts")


class PinnedClient(WeChatPay):
    """The library's calls over a `PinnedCore`."""

    def __init__(self, account: Account):
        self._type = WeChatPayType.NATIVE
        self._mchid, self._appid, self._notify_url = account.mchid, account.appid, account.notify_url
        self._core = PinnedCore(account)
        self._partner_mode = False
