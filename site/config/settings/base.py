"""Settings shared by every way of running. What differs between installations comes from the
environment; what differs between associations is data that their staff edit in the admin."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[3]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

ASSOCIATION = env("ASSOCIATION", default="j")
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
DATA_DIR = VAR_DIR / ASSOCIATION
DATA_DIR.mkdir(parents=True, exist_ok=True)
PUBLIC_URL = env("PUBLIC_URL", default="http://localhost:8000").rstrip("/")

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "home",
    "news",
    "membership",
    "membership.desk",
    "membership.center",
    "membership.certificates",
    "membership.joining",
    "membership.dues",
    "membership.organisations",
    "membership.papers",
    "membership.notifications",
    "membership.accounts",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "membership.desk.staff.StaffUsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_prose_editor",
    "django_altcha",
    "django_htmx",
    "phonenumber_field",
    "django_otp",
    "axes",
    "csp",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# Data. SQLite takes its write lock when a transaction begins, so that "lock the row, then
# check" holds there exactly as `select_for_update` makes it hold on PostgreSQL.
DATA_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        alias: {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        for alias in ("default", "shared")
    }
else:
    # "shared" is for what every process must agree on; "default" may differ between processes.
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "shared": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "shared_cache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},  # what is counted must not be culled before its time
        },
    }

# Messages. The rows in the database are the truth; every few seconds a rescue sends what the
# queue forgot and settles what a dead worker left "being sent" for longer than a task may take.
NOTICE_RESCUE_SECONDS = env.float("NOTICE_RESCUE_SECONDS", default=10)
NOTICE_STALE_SECONDS = env.float("NOTICE_STALE_SECONDS", default=150)
SMS_GATEWAY = env("SMS_GATEWAY", default="console")  # or aliyun, tencent
SMS_CONSOLE_FILE = Path(env("SMS_CONSOLE_FILE", default=str(VAR_DIR / "sms.jsonl")))
SMS_TIMEOUT_SECONDS = env.float("SMS_TIMEOUT_SECONDS", default=10)
SMS_SIGNATURE = env("SMS_SIGNATURE", default="")
# {"login_code": {"aliyun": "SMS_1", "tencent": {"id": "123", "params": ["code"]}}, …}
SMS_TEMPLATES = env.json("SMS_TEMPLATES", default={})
SMS_ALIYUN = {
    "key_id": env("SMS_ALIYUN_KEY_ID", default=""),
    "key_secret": env("SMS_ALIYUN_KEY_SECRET", default=""),
    "endpoint": env("SMS_ALIYUN_ENDPOINT", default="https://dysmsapi.aliyuncs.com"),
}
SMS_TENCENT = {
    "key_id": env("SMS_TENCENT_KEY_ID", default=""),
    "key_secret": env("SMS_TENCENT_KEY_SECRET", default=""),
    "app_id": env("SMS_TENCENT_APP_ID", default=""),
    "region": env("SMS_TENCENT_REGION", default="ap-guangzhou"),
    "endpoint": env("SMS_TENCENT_ENDPOINT", default="https://sms.tencentcloudapi.com"),
}

# Work in the background.
CELERY_BROKER_URL = env("CELERY_BROKER_URL", default=REDIS_URL or "filesystem://")
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT = "config.broker:Transport"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(DATA_DIR / "broker"),
        "data_folder_out": str(DATA_DIR / "broker"),
        "control_folder": str(DATA_DIR / "broker-control"),
        "store_processed": False,
        "polling_interval": 0.5,
    }
    for folder in ("broker", "broker-control"):
        (DATA_DIR / folder).mkdir(exist_ok=True)
else:
    # A broker that is down must not hold up a request: what it should have hurried, a rescue finds.
    CELERY_BROKER_CONNECTION_TIMEOUT = 2
    CELERY_BROKER_TRANSPORT_OPTIONS = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2}
    if CELERY_BROKER_URL.startswith("redis"):
        CELERY_BROKER_TRANSPORT_OPTIONS["socket_connect_timeout"] = 2
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_WORKER_CONCURRENCY = env.int("CELERY_WORKER_CONCURRENCY", default=2)
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE: dict = {
    "purge-codes": {
        "task": "accounts.purge_codes",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    "rescue-notices": {
        "task": "notifications.rescue_notices",
        "schedule": NOTICE_RESCUE_SECONDS,
        "options": {"expires": NOTICE_RESCUE_SECONDS},
    },
    "rescue-papers": {
        "task": "papers.rescue_papers",
        "schedule": 15,
        "options": {"expires": 15},
    },
    "refresh-membership-states": {
        "task": "dues.refresh_states",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    "delete-unreferenced-files": {
        "task": "papers.delete_unreferenced_files",
        "schedule": 24 * 3600,
        "options": {"expires": 24 * 3600},
    },
}

# Files. Public ones (pictures and documents of the site) may be served by anyone; private ones
# (licences, vouchers, certificates) lie elsewhere and are only ever served through a view.
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "private"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "membership.papers.handlers.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MEMBERSHIP_UPLOADS_PER_HOUR = env.int("UPLOADS_PER_HOUR", default=100)  # by account; staff have no limit
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# Language and time.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "templates" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
PHONENUMBER_DEFAULT_REGION = "CN"
PHONENUMBER_DB_FORMAT = "E164"

# Logging in.
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

SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    # Wagtail's admin still carries inline scripts and styles; it is for staff only.
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}

# Wagtail.
WAGTAIL_SITE_NAME = _("Association admin")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "txt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # These tell at length what went well.
    "loggers": {
        name: {"level": "WARNING"} for name in ("axes", "celery", "django_tasks", "fontTools", "weasyprint")
    }
    | {"kombu.connection": {"level": "ERROR"}},
}
