"""Who may log in, how often they may try, and what guards the door."""

from .environment import env

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "membership.accounts.backends.PhoneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "membership.accounts.validators.MinimumLength", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/join/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.15  # hours: nine minutes
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# Beyond axes' own lock: by account from anywhere, and by address over all accounts (accounts/locks.py).
AXES_HANDLER = "membership.accounts.locks.LoginGuard"
AXES_USERNAME_CALLABLE = "membership.accounts.locks.account_name"
AXES_CLIENT_IP_CALLABLE = "membership.accounts.locks.client_household"
AXES_LOCKOUT_CALLABLE = "membership.accounts.locks.lockout_response"
# Never written to axes' log of attempts.
AXES_SENSITIVE_PARAMETERS = [
    *("username", "ip_address", "code", "altcha", "csrfmiddlewaretoken"),
    *("old_password", "new_password1", "new_password2"),
]
# How many proxies of our own stand in front; the client's address is read behind them.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# Mobile prefixes that the numbering data does not know yet, as "19x".
MEMBERSHIP_MOBILE_PREFIXES = env.list("MOBILE_PREFIXES", default=[])
# Codes sent (an hour, a day); the challenge for machines comes before the limits are reached.
MEMBERSHIP_CODE_LIMITS = {
    "phone": (5, 10),
    "address": (env.int("CODES_PER_ADDRESS_HOUR", default=20), env.int("CODES_PER_ADDRESS_DAY", default=60)),
    "total": (env.int("CODES_PER_HOUR", default=500), env.int("CODES_PER_DAY", default=3000)),
}
# Wrong codes from one address; after these even a right one waits.
MEMBERSHIP_WRONG_CODES_PER_ADDRESS_HOUR = env.int("WRONG_CODES_PER_ADDRESS_HOUR", default=20)
ALTCHA_CACHE_ALIAS = "shared"
ALTCHA_CHALLENGE_EXPIRE = 20 * 60 * 1000  # milliseconds
