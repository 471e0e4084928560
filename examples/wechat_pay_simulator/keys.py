"""Keys and numbers of a made-up merchant and of a made-up WeChat Pay; made once, kept in a folder."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

ACCOUNT, MERCHANT_KEY, PLATFORM_KEY = "account.json", "merchant_private_key.pem", "platform_private_key.pem"
PLATFORM_PUBLIC_KEY = "platform_public_key.pem"


@dataclass(frozen=True)
class Account:
    mchid: str
    appid: str
    serial: str
    apiv3_key: str
    public_key_id: str


class Keys:
    """`merchant` signs what the merchant asks; `platform` signs what the service answers."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ACCOUNT).exists():
            self._make()
        self.account = Account(**json.loads((folder / ACCOUNT).read_text()))
        self.merchant = load_pem_private_key((folder / MERCHANT_KEY).read_bytes(), password=None)
        self.platform = load_pem_private_key((folder / PLATFORM_KEY).read_bytes(), password=None)

    def _make(self) -> None:
        for name in (MERCHANT_KEY, PLATFORM_KEY):
            key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            self._write(name, pem)
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        self._write(PLATFORM_PUBLIC_KEY, public)
        account = Account(
            mchid=f"16{secrets.randbelow(10**8):08}",
            appid=f"wx{secrets.token_hex(8)}",
            serial=secrets.token_hex(20).upper(),
            apiv3_key=secrets.token_hex(16),
            public_key_id=f"PUB_KEY_ID_{secrets.token_hex(16).upper()}",
        )
        self._write(
            ACCOUNT, json.dumps(asdict(account), indent=2).encode()
        )  # last: it says that all is there

    def _write(self, name: str, content: bytes) -> None:
        file = self.folder / name
        file.touch(mode=0o600)
        file.write_bytes(content)

    def environment(self, *, gateway: str, notify_url: str = "") -> dict[str, str]:
        """What the site must be told to use this merchant with the simulator at `gateway`."""
        told = {
            "WECHAT_MCHID": self.account.mchid,
            "WECHAT_APPID": self.account.appid,
            "WECHAT_APIV3_KEY": self.account.apiv3_key,
            "WECHAT_SERIAL": self.account.serial,
            "WECHAT_PRIVATE_KEY_FILE": str(self.folder.resolve() / MERCHANT_KEY),
            "WECHAT_PUBLIC_KEY_ID": self.account.public_key_id,
            "WECHAT_PUBLIC_KEY_FILE": str(self.folder.resolve() / PLATFORM_PUBLIC_KEY),
            "WECHAT_GATEWAY": gateway,
        }
        return told | ({"WECHAT_NOTIFY_URL": notify_url} if notify_url else {})
