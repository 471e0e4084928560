"""The merchant's account as the server's environment gives it, and what it still lacks."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from django.conf import settings
from wechatpayv3.utils import format_private_key, format_public_key

OFFICIAL_GATEWAYS = ("https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com")


@dataclass(frozen=True)
class Account:
    mchid: str
    appid: str
    apiv3_key: str
    serial: str
    private_key: str
    public_key_id: str
    public_key: str
    notify_url: str
    gateway: str
    timeout: tuple[float, float]

    @property
    def is_blank(self) -> bool:
        """Nobody has begun to set WeChat Pay up."""
        return not any((self.mchid, self.appid, self.apiv3_key, self.serial, self.private_key))

    @property
    def is_official(self) -> bool:
        return self.gateway in OFFICIAL_GATEWAYS


def account() -> Account:
    return Account(
        mchid=settings.WECHAT_MCHID,
        appid=settings.WECHAT_APPID,
        apiv3_key=settings.WECHAT_APIV3_KEY,
        serial=settings.WECHAT_SERIAL,
        private_key=_key("WECHAT_PRIVATE_KEY"),
        public_key_id=settings.WECHAT_PUBLIC_KEY_ID,
        public_key=_key("WECHAT_PUBLIC_KEY"),
        notify_url=settings.WECHAT_NOTIFY_URL,
        gateway=settings.WECHAT_GATEWAY.rstrip("/"),
        timeout=(settings.WECHAT_CONNECT_SECONDS, settings.WECHAT_READ_SECONDS),
    )


def _key(name: str) -> str:
    """From the environment itself (line ends may be written as \\n), or from the file it names."""
    text = getattr(settings, name)
    file = getattr(settings, f"{name}_FILE")
    if not text and file:
        try:
            text = Path(file).read_text()
        except (OSError, UnicodeDecodeError):
            return ""
    return text.replace("\\n", "\n").strip()


@lru_cache(maxsize=8)
def problems(account: Account) -> tuple[str, ...]:
    """What keeps this account from being used, in words for whoever runs the server."""
    missing = {
        "WECHAT_MCHID": account.mchid,
        "WECHAT_APPID": account.appid,
        "WECHAT_APIV3_KEY": account.apiv3_key,
        "WECHAT_SERIAL (serial number of the merchant's certificate)": account.serial,
        "WECHAT_PRIVATE_KEY or a readable WECHAT_PRIVATE_KEY_FILE": account.private_key,
        "WECHAT_PUBLIC_KEY_ID (begins with PUB_KEY_ID_)": account.public_key_id,
        "WECHAT_PUBLIC_KEY or a readable WECHAT_PUBLIC_KEY_FILE": account.public_key,
    }
    found = [f"{name} is missing." for name, value in missing.items() if not value]
    return tuple(found or _wrong(account))


def _wrong(account: Account) -> list[str]:
    notify, wrong = urlsplit(account.notify_url), []
    if len(account.apiv3_key.encode()) != 32:
        wrong.append("WECHAT_APIV3_KEY must have exactly 32 characters.")
    if not _loads(load_pem_private_key, format_private_key(account.private_key), password=None):
        wrong.append("WECHAT_PRIVATE_KEY is not the private key of the merchant (apiclient_key.pem).")
    if not _loads(load_pem_public_key, format_public_key(account.public_key)):
        wrong.append("WECHAT_PUBLIC_KEY is not the public key of WeChat Pay (pub_key.pem).")
    if not notify.netloc or notify.query or notify.fragment:
        wrong.append("WECHAT_NOTIFY_URL must be a whole address without a query string.")
    if account.is_official and notify.scheme != "https":
        wrong.append("WECHAT_NOTIFY_URL must begin with https:// (set PUBLIC_URL, too).")
    if urlsplit(account.gateway).scheme not in ("http", "https"):
        wrong.append("WECHAT_GATEWAY must be a whole address.")
    return wrong


def _loads(load, text: str, **options) -> bool:
    try:
        load(text.encode(), **options)
    except Exception:
        return False
    return True
