"""Settings shared by every way of running. What differs between installations comes from the
environment; what differs between associations is data that their staff edit in the admin."""

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from .api import *  # noqa: F403
from .background import *  # noqa: F403
from .editing import *  # noqa: F403
from .environment import *  # noqa: F403
from .environment import BASE_DIR, DATA_DIR, PUBLIC_URL, REDIS_URL, VAR_DIR, env
from .logins import *  # noqa: F403
from .parcels import *  # noqa: F403
from .payments import *  # noqa: F403
from .search import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "search",
    "home",
    "home.audience",
    "news",
    "news.magazine",
    "membership",
    "membership.desk",
    "membership.center",
    "membership.dispatch",
    "membership.certificates",
    "membership.directory",
    "membership.exchange",
    "membership.joining",
    "membership.dues",
    "membership.parcels",
    "membership.organisations",
    "membership.papers",
    "membership.workdays",
    "membership.notifications",
    "membership.accounts",
    "wagtail.api.v2",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
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
    "rest_framework",
    "django_prose_editor",
    "django_altcha",
    "django_htmx",
    "phonenumber_field",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "csp",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "home.page_cache.middleware.PageCacheMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "membership.accounts.middleware.LoginSessionMiddleware",
    "membership.accounts.middleware.PasswordChangeMiddleware",
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
# Opening a connection costs more than most pages ask of it.
DATABASES["default"] = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True} | DATABASES["default"]

# "shared" is for what every process must agree on; "default" and "pages" may differ between processes.
if REDIS_URL:
    CACHES = {
        alias: {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        for alias in ("default", "shared")
    }
else:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "shared": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "shared_cache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},  # what is counted must not be culled before its time
        },
    }
CACHES["pages"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": 1000},
}
# Of lists: their further leaves, and what a visitor has narrowed them to.
CACHES["narrowed-pages"] = CACHES["pages"] | {"LOCATION": "narrowed-pages", "OPTIONS": {"MAX_ENTRIES": 300}}
CACHES["renditions"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "renditions",
    "TIMEOUT": 3600,
    "OPTIONS": {"MAX_ENTRIES": 5000},
}
# Whole pages for visitors who are not logged in (home/page_cache). Publishing makes them old at once; the
# seconds are for what no process could tell, such as a server that died right after a commit. 0: none kept.
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=300)
# SQLite means one machine, where a file is enough; otherwise the shared cache holds the generation's mark.
PAGE_CACHE_GENERATION_FILE = (
    DATA_DIR / "page-generation"
    if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3" and not REDIS_URL
    else None
)

# Files. Public ones (pictures and documents of the site) may be served by anyone; private ones
# (licences, vouchers, certificates) lie elsewhere and are only ever served through a view.
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
# Lists of stylesheets that are served as one file each, made by config.bundles.
STATIC_BUNDLES = ["css/site.css", "css/paper.css"]
STATIC_BUNDLES_ROOT = VAR_DIR / "bundles"
STATICFILES_FINDERS = [
    "config.bundles.BundleFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
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
MAGAZINE_PDF_MEGABYTES = env.int("MAGAZINE_PDF_MEGABYTES", default=200)  # of one issue
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
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Templates ask for AVIF, WebP and JPEG; an AVIF as wide as a page takes half a second, so the
# worker makes them (home/warming.py). What is shown in its own format stays small, too.
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp", "bmp": "jpeg", "webp": "webp"}
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "txt"]
WAGTAILDOCS_EXTENSIONS += ["mp4", "webm"]  # films of one's own
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
