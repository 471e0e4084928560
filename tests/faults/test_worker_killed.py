"""A worker dies at the worst moments: no message is lost and none is sent twice (N2)."""

import pytest
from django.db import connection

from membership.notifications.models import Notice, NoticeStatus

from .workers import Installation, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
PHONES = [f"+86138000000{number:02}" for number in range(10, 15)]
EMAILS = [f"member{number}@example.com" for number in range(5)]
RECIPIENTS = {"sms": ("phone", PHONES), "email": ("email", EMAILS)}
QUEUE = """
from membership.notifications.services import queue_notice
from membership.notifications.types import NoticeType, register
register(NoticeType(key="fault", name="Fault", variables={{"n": "1"}}, text="No {{n}}"))
for n, recipient in enumerate({recipients}):
    queue_notice(type="fault", event="fault", {address}=recipient, params={{"n": str(n)}})
"""


def database_url():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    host = database["HOST"] or "localhost"
    access = f"{database['USER']}:{database['PASSWORD']}@{host}:{database['PORT'] or 5432}"
    return f"postgresql://{access}/{database['NAME']}"


@pytest.fixture
def installation(tmp_path):
    return Installation(tmp_path, database_url())


def all_sent():
    return not Notice.objects.exclude(status=NoticeStatus.SENT).exists()


@pytest.mark.parametrize("channel", RECIPIENTS)
@pytest.mark.parametrize(
    ("point", "left_as", "already_sent"),
    [
        ("before_claim", NoticeStatus.QUEUED, 0),
        ("before_send", NoticeStatus.INFLIGHT, 0),
        ("after_send", NoticeStatus.INFLIGHT, 1),
    ],
)
def test_worker_killed_at_any_point_loses_nothing_and_sends_nothing_twice(
    installation, channel, point, left_as, already_sent
):
    address, recipients = RECIPIENTS[channel]
    installation.run(QUEUE.format(address=address, recipients=recipients))
    assert Notice.objects.count() == len(recipients)
    installation.kill_a_worker_at(point)
    assert sum(installation.sent(channel).values()) == already_sent
    assert Notice.objects.filter(status=left_as).exists()
    with installation.worker(beat=True):
        wait_until(all_sent, what=f"the second worker: {installation.log()}")
    assert installation.sent(channel) == dict.fromkeys(recipients, 1)


def test_broker_that_is_down_loses_nothing(installation):
    installation.run(
        QUEUE.format(address="phone", recipients=PHONES), CELERY_BROKER_URL="redis://127.0.0.1:9/0"
    )
    assert Notice.objects.filter(status=NoticeStatus.QUEUED).count() == len(PHONES)
    with installation.worker(beat=True):
        wait_until(all_sent, what=f"the rescue: {installation.log()}")
    assert installation.sent() == dict.fromkeys(PHONES, 1)
