"""Messages, and all work that is done outside a request."""

from pathlib import Path
from urllib.parse import urlsplit

from kombu import Exchange, Queue

from .environment import DATA_DIR, PUBLIC_URL, REDIS_URL, VAR_DIR, env

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
# Email: nothing given, each becomes a line of a file; smtp+tls://user:password@host:587 sends.
MAIL_CONSOLE_FILE = Path(env("MAIL_CONSOLE_FILE", default=str(VAR_DIR / "mail.jsonl")))
EMAIL_BACKEND = "membership.notifications.channels.email.files.FileBackend"
if env("EMAIL_URL", default=""):
    globals().update(env.email_url("EMAIL_URL"))
EMAIL_BACKEND = env("EMAIL_BACKEND", default=EMAIL_BACKEND)
EMAIL_TIMEOUT = env.float("EMAIL_TIMEOUT_SECONDS", default=20)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM", default=f"no-reply@{urlsplit(PUBLIC_URL).hostname}")

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
# What takes long or is many never stands before a login code: it has a queue and a worker of its own
# (Procfile); a worker that names no queue works on both.
CELERY_TASK_QUEUES = [Queue(name, Exchange(name), routing_key=name) for name in ("celery", "heavy")]
CELERY_TASK_ROUTES = {
    name: {"queue": "heavy", "routing_key": "heavy"}
    for name in (
        "accounts.make_export",
        "home.check_addresses",
        "home.collect_addresses",
        "home.make_manual",
        "home.note_addresses",
        "home.rescue_manuals",
        "home.warm_*",
        "magazine.*",
        "parcels.refresh_tracking",
        "search.refresh_vocabulary",
        "search.send_all",
    )
}
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
    "rescue-data-exports": {
        "task": "accounts.rescue_exports",
        "schedule": 60,
        "options": {"expires": 60},
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
    "rescue-magazine-pdfs": {
        "task": "magazine.rescue_pdfs",
        "schedule": 15,
        "options": {"expires": 15},
    },
    "delete-unused-magazine-pdfs": {
        "task": "magazine.delete_unused_pdfs",
        "schedule": 24 * 3600,
        "options": {"expires": 24 * 3600},
    },
    # What editors gave a date, published or taken back on the minute.
    "publish-scheduled": {
        "task": "home.publish_scheduled",
        "schedule": 60,
        "options": {"expires": 60},
    },
    "rescue-manuals": {
        "task": "home.rescue_manuals",
        "schedule": 30,
        "options": {"expires": 30},
    },
    # Links of the site's words: collected daily; of other sites, some every ten minutes, each weekly.
    "collect-addresses": {
        "task": "home.collect_addresses",
        "schedule": 24 * 3600,
        "options": {"expires": 24 * 3600},
    },
    "check-addresses": {
        "task": "home.check_addresses",
        "schedule": 600,
        "options": {"expires": 600},
    },
    # Only where a tracking provider is configured; each parcel is due a few times a day at most.
    "refresh-parcel-tracking": {
        "task": "parcels.refresh_tracking",
        "schedule": 900,
        "options": {"expires": 900},
    },
    "refresh-membership-states": {
        "task": "dues.refresh_states",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    # What members show one another ends with its last day.
    "expire-entries": {
        "task": "exchange.expire_entries",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    # In one month of the year only, and each company once.
    "ask-for-revenue": {
        "task": "center.ask_for_revenue",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    # Payments: what callbacks did not tell, refunds on their way, yesterday's bill.
    "watch-online-payments": {
        "task": "dues.watch_online_payments",
        "schedule": 10,
        "options": {"expires": 10},
    },
    "watch-refunds": {
        "task": "dues.watch_refunds",
        "schedule": 30,
        "options": {"expires": 30},
    },
    "reconcile-bills": {
        "task": "dues.reconcile_bills",
        "schedule": 1800,
        "options": {"expires": 1800},
    },
    "refresh-vocabulary": {
        "task": "search.refresh_vocabulary",
        "schedule": 600,
        "options": {"expires": 600},
    },
    "forget-searched-words": {
        "task": "search.forget_words",
        "schedule": 24 * 3600,
        "options": {"expires": 24 * 3600},
    },
    # Only where there is a search server: what it missed while it was down.
    "send-search-entries": {
        "task": "search.send_all",
        "schedule": 24 * 3600,
        "options": {"expires": 24 * 3600},
    },
    "delete-unreferenced-files": {
        "task": "papers.delete_unreferenced_files",
        "schedule": 24 * 3600,
        "options": {"expires": 24 * 3600},
    },
}
