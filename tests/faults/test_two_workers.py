"""Two workers reach for the same rows at the same moment."""

import threading

import pytest
from django.db import connection

from membership.notifications import services, types
from membership.notifications.models import Notice, NoticeStatus
from membership.notifications.types import NoticeType

pytestmark = pytest.mark.django_db(transaction=True)
ROWS, WORKERS = 15, 4


@pytest.fixture
def notices(settings, tmp_path, monkeypatch):
    settings.SMS_CONSOLE_FILE = tmp_path / "sms.jsonl"
    type_ = NoticeType(key="race", name="Race", variables={"n": "1"}, text="No {n}")
    monkeypatch.setitem(types._types, "race", type_)
    monkeypatch.setattr("membership.notifications.tasks.hurry", lambda notice_id: None)
    return [
        notice
        for n in range(ROWS)
        for notice in services.queue_notice(
            type="race", event="race", phone=f"+861380000{n:04}", params={"n": str(n)}
        )
    ]


def race(notices):
    """Every worker meets the others before each row, so that all read it while it is still waiting."""
    barrier, errors = threading.Barrier(WORKERS), []

    def work():
        try:
            for notice in notices:
                barrier.wait(30)
                services.send_notice(notice_id=notice.pk)
        except BaseException as error:
            errors.append(error)
            barrier.abort()
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def lines_sent(settings):
    return settings.SMS_CONSOLE_FILE.read_text().splitlines()


def test_two_workers_never_send_one_row(notices, settings):
    race(notices)
    assert len(lines_sent(settings)) == ROWS
    assert Notice.objects.filter(status=NoticeStatus.SENT, attempts=1).count() == ROWS


def test_without_the_conditional_claim_they_would(notices, settings, monkeypatch):
    """Proof that the race above is a real one: with a claim that asks nothing, rows are sent twice."""

    def claim_blindly(self, *, gateway, now):
        together.wait(30)
        self.status, self.gateway, self.claimed_at = NoticeStatus.INFLIGHT, gateway, now
        Notice.objects.filter(pk=self.pk).update(status=self.status, claimed_at=now)

    together = threading.Barrier(WORKERS)
    monkeypatch.setattr(Notice, "claim", claim_blindly)
    race(notices[:1])
    assert len(lines_sent(settings)) == WORKERS
