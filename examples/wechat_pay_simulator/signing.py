"""Signatures and encryption of API v3, by its published rules and independently of any merchant's library.

https://pay.weixin.qq.com/doc/v3/merchant/4012365342 and 4012071382
"""

import json
import re
import secrets
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

from .keys import Keys

ALGORITHM = "WECHATPAY2-SHA256-RSA2048"
FIELD = re.compile(r'(\w+)="([^"]*)"')
MAX_AGE = 300


def wrong_authorization(keys: Keys, header: str, *, method: str, path: str, body: bytes, now: float) -> str:
    """Why a request is not the merchant's; empty when it is."""
    scheme, _space, rest = header.partition(" ")
    given = dict(FIELD.findall(rest))
    if scheme != ALGORITHM or set(given) < {"mchid", "nonce_str", "signature", "timestamp", "serial_no"}:
        return "Authorization 格式错误"
    if given["mchid"] != keys.account.mchid or given["serial_no"] != keys.account.serial:
        return "商户号或证书序列号不正确"
    if not given["timestamp"].isdigit() or abs(now - int(given["timestamp"])) > MAX_AGE:
        return "时间戳超过 5 分钟"
    lines = (method, path, given["timestamp"], given["nonce_str"], body.decode("utf-8", "replace"))
    try:
        message = "".join(f"{line}\n" for line in lines).encode()
        keys.merchant.public_key().verify(b64decode(given["signature"]), message, PKCS1v15(), SHA256())
    except (InvalidSignature, ValueError):
        return "签名不正确"
    return ""


def signed_headers(keys: Keys, body: bytes, *, now: float) -> dict[str, str]:
    """What proves that `body` comes from the service."""
    stamp, nonce = str(int(now)), secrets.token_hex(16)
    message = f"{stamp}\n{nonce}\n".encode() + body + b"\n"
    signature = keys.platform.sign(message, PKCS1v15(), SHA256())
    return {
        "Wechatpay-Timestamp": stamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Signature": b64encode(signature).decode(),
        "Wechatpay-Signature-Type": ALGORITHM,
        "Wechatpay-Serial": keys.account.public_key_id,
    }


def encrypted(keys: Keys, said: dict, *, about: str) -> dict:
    """`said` as the resource of a notification."""
    nonce = secrets.token_hex(6)
    sealed = AESGCM(keys.account.apiv3_key.encode()).encrypt(
        nonce.encode(), json.dumps(said, ensure_ascii=False).encode(), about.encode()
    )
    return {
        "original_type": about,
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": b64encode(sealed).decode(),
        "associated_data": about,
        "nonce": nonce,
    }
