"""Login codes never wait behind pictures and PDFs."""

from pathlib import Path

import pytest

from config.celery import app

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("task", "queue"),
    [
        ("notifications.send_notice", "celery"),
        ("notifications.rescue_notices", "celery"),
        ("papers.render_paper", "celery"),
        ("home.publish_scheduled", "celery"),
        ("magazine.make_pages", "heavy"),
        ("home.make_manual", "heavy"),
        ("home.warm_picture", "heavy"),
    ],
)
def test_what_takes_long_has_a_queue_of_its_own(task, queue):
    assert app.amqp.router.route({}, task)["queue"].name == queue


def test_every_queue_has_a_worker():
    workers = [line for line in (ROOT / "Procfile").read_text().splitlines() if " worker " in line]
    served = {line.partition("--queues ")[2].split()[0] for line in workers}
    assert served == {queue.name for queue in app.conf.task_queues}
