"""A real installation. What has no safe default must be given by the environment."""

from .base import *  # noqa: F403
from .base import PUBLIC_URL, env

SECRET_KEY = env("SECRET_KEY")
ALTCHA_HMAC_KEY = f"altcha:{SECRET_KEY}"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
# Too few, and all visitors share one address and its limits; too many, and they write their own. 0: none.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=30 * 24 * 3600)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HTTPS on all subdomains, and
    "security.W021",  # browsers' preload lists: other sites of the association may not be ready for them
    "security.W019",  # our own pages show licences and vouchers in frames: X-Frame-Options is SAMEORIGIN
]
