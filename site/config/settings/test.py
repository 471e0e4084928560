"""Tests: fast hashing, tasks run where they are called; every process of a run has a folder of its own."""

import os
import tempfile
from pathlib import Path

if "VAR_DIR" not in os.environ:
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="association-test-")
# Beside others (gw0, gw1 …) nothing may be shared with them.
if (beside := os.environ.get("PYTEST_XDIST_WORKER", "")) not in ("", Path(os.environ["VAR_DIR"]).name):
    os.environ["VAR_DIR"] += f"/{beside}"
    if os.environ.get("REDIS_URL"):
        server, _slash, first = os.environ["REDIS_URL"].rpartition("/")
        os.environ["REDIS_URL"] = f"{server}/{int(first) + 1 + int(beside[2:])}"

from .base import *  # noqa: F403
from .base import DATA_DIR, DATABASES, STORAGES

SECRET_KEY = "only-for-tests"  # noqa: S105
ALTCHA_HMAC_KEY = f"altcha:{SECRET_KEY}"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PAGE_CACHE_SECONDS = 0  # most tests look at what they changed in a transaction that never commits
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads and real worker processes can then meet in it.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
