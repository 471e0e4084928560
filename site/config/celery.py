"""The Celery application: `celery -A config worker`, `celery -A config beat`."""

import os
import signal

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("association")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def finish_the_task_in_hand(**kwargs):
    """Whoever ends a worker signals all its processes at once; only the first of them is to act on it, by
    waiting for the others."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
