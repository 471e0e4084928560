"""A paper is issued once, drawn once, and never quietly lost."""

import threading
from datetime import timedelta
from types import SimpleNamespace

import pypdfium2
import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from membership.errors import IllegalTransition
from membership.papers import kinds, rendering, tasks
from membership.papers.errors import UnknownPaperKind
from membership.papers.kinds import LiveState, PaperKind, live_state
from membership.papers.models import Paper, PaperStatus, PrivateFile, RenderStatus
from membership.papers.models.papers import PAPER_STEPS, RENDER_STEPS
from membership.papers.services import issue_paper, render_paper, rescue_papers, revoke_paper
from membership.papers.services import papers as services
from membership.papers.signals import paper_ready
from tests.factories import UserFactory

from . import samples

TEMPLATE = """<html><head><style>body {{ font-family: "Noto Serif CJK SC" }}</style></head>
<body><h1>团体会员证书</h1><p>{{{{ data.company }}}} {{{{ paper.number }}}}</p>
<img src="{{{{ qr }}}}"><img src="{extra}"></body></html>"""


@pytest.fixture
def kind(monkeypatch, settings, tmp_path):
    """A kind of paper that only this test knows; `.extra` is the address of one more picture."""
    made = SimpleNamespace(extra="data:,", state=LiveState.VALID)
    monkeypatch.setattr(kinds, "_kinds", {})

    def draw(template, context):
        from django.template import engines

        return engines["django"].from_string(TEMPLATE.format(extra=made.extra)).render(context)

    monkeypatch.setattr(rendering, "render_to_string", draw)
    kinds.register(
        PaperKind(
            key="sample",
            name="示例证书",
            template="sample.html",
            describe=lambda paper: [("单位名称", paper.data["company"])],
            state=lambda paper: made.state,
        )
    )
    return made


@pytest.fixture
def no_worker(monkeypatch):
    """The broker takes nothing, as when it is down."""
    sent = []
    monkeypatch.setattr(tasks.render_paper, "apply_async", lambda args, **options: sent.append(args[0]))
    return sent


def issue(number="示例2026-0001", **data):
    return issue_paper(
        kind="sample", number=number, holder="示例热力有限公司", data={"company": "示例热力有限公司", **data}
    )


def text_of(file: PrivateFile) -> str:
    with file.file.open("rb") as stream:
        document = pypdfium2.PdfDocument(stream.read())
    text = document[0].get_textpage().get_text_range()
    document.close()
    return text


@pytest.mark.django_db
def test_issued_paper_is_drawn_after_the_commit(kind, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = issue()
        assert paper.file is None
    paper.refresh_from_db()

    assert paper.is_ready
    assert "团体会员证书" in text_of(paper.file)
    assert "示例热力有限公司" in text_of(paper.file)
    assert (paper.file.name, paper.file.pages) == ("示例2026-0001.pdf", 1)
    assert paper.file.thumbnail


@pytest.mark.django_db
def test_paper_of_an_unknown_kind_is_not_issued(kind):
    with pytest.raises(UnknownPaperKind):
        issue_paper(kind="unknown", number="1", data={})


@pytest.mark.django_db
def test_drawing_again_changes_nothing(kind, no_worker):
    paper = issue()

    assert render_paper(paper_id=paper.pk) is True
    assert render_paper(paper_id=paper.pk) is False
    assert PrivateFile.objects.count() == 1


@pytest.mark.django_db
def test_paper_that_another_worker_draws_is_left_alone(kind, no_worker):
    paper = issue()
    services.claim_paper(paper.pk)

    assert render_paper(paper_id=paper.pk) is False


@pytest.mark.django_db
def test_worker_that_lost_its_claim_stores_nothing(kind, no_worker):
    paper = issue()
    slow = services.claim_paper(paper.pk)
    Paper.objects.update(claimed_at=timezone.now() - timedelta(minutes=10))
    assert render_paper(paper_id=paper.pk) is True

    assert services.finish_rendering(slow, samples.pdf()) is False
    services.record_failure(slow, RuntimeError())
    paper.refresh_from_db()
    assert paper.is_ready
    assert PrivateFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_moment_make_one_file(kind, no_worker):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("needs a database that several connections can open")
    paper = issue()
    barrier, made = threading.Barrier(2), []

    def work():
        barrier.wait()
        try:
            made.append(render_paper(paper_id=paper.pk))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(made) == [False, True]
    assert PrivateFile.objects.count() == 1


@pytest.mark.django_db
def test_failure_is_recorded_and_tried_again_later_and_later(kind, no_worker, monkeypatch):
    paper = issue()
    monkeypatch.setattr(services, "drawn", lambda paper: 1 / 0)
    waits = []
    for _attempt in range(3):
        assert render_paper(paper_id=paper.pk) is False
        paper.refresh_from_db()
        waits.append(paper.render_after - timezone.now())

    assert paper.render_status == RenderStatus.FAILED
    assert "ZeroDivisionError" in paper.render_error
    assert waits == sorted(waits)
    assert services.retry_delay(100) == timedelta(hours=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "is_rescued"),
    [
        ({}, False),
        ({"render_after": -1}, True),
        ({"render_status": RenderStatus.FAILED, "render_after": -1}, True),
        ({"render_status": RenderStatus.FAILED, "render_after": 60}, False),
        ({"render_status": RenderStatus.RENDERING, "claimed_at": -10}, False),
        ({"render_status": RenderStatus.RENDERING, "claimed_at": -600}, True),
        ({"render_status": RenderStatus.READY, "render_after": -1}, False),
        ({"status": PaperStatus.REVOKED, "render_after": -1}, False),
    ],
)
def test_rescue_finds_what_is_overdue_and_nothing_else(kind, no_worker, changes, is_rescued):
    paper = issue()
    moments = {
        name: timezone.now() + timedelta(seconds=value)
        for name, value in changes.items()
        if isinstance(value, int)
    }
    Paper.objects.update(**{**changes, **moments})

    assert rescue_papers() == len(no_worker) == int(is_rescued)
    assert no_worker == ([paper.pk] if is_rescued else [])


@pytest.mark.django_db(transaction=True)
def test_broker_that_is_down_does_not_stop_the_issue(kind, monkeypatch):
    def fail(*args, **options):
        raise OSError("no broker")

    monkeypatch.setattr(tasks.render_paper, "apply_async", fail)

    assert issue().pk


@pytest.mark.django_db
def test_other_rooms_are_told_in_the_transaction_that_stores_the_file(kind, no_worker):
    paper, told = issue(), []

    def refuse(sender, paper, **extra):
        told.append(paper.pk)
        raise RuntimeError("the receiver could not write")

    paper_ready.connect(refuse)
    try:
        assert render_paper(paper_id=paper.pk) is False
    finally:
        paper_ready.disconnect(refuse)
    paper.refresh_from_db()

    assert told == [paper.pk]
    assert paper.render_status == RenderStatus.FAILED
    assert not PrivateFile.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x.png", "file:///etc/passwd", "//example.com/x.png"])
def test_drawing_fetches_nothing_from_elsewhere(kind, no_worker, monkeypatch, address):
    def forbid(*args, **options):
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", forbid)
    paper = issue()
    fetcher = rendering.PaperFetcher(pictures=set())
    with pytest.raises(ValueError, match="nothing from elsewhere"):
        fetcher.fetch(address)

    kind.extra = address
    assert render_paper(paper_id=paper.pk) is True


@pytest.mark.django_db
def test_drawing_uses_our_static_files(kind, settings):
    address = f"{settings.PUBLIC_URL}{settings.STATIC_URL}papers/verify.css"

    assert b".verify" in rendering.PaperFetcher(pictures=set()).fetch(address).read()
    with pytest.raises(SuspiciousFileOperation):
        rendering.PaperFetcher(pictures=set()).fetch(f"{address}/../../../manage.py")


@pytest.mark.django_db
def test_only_private_pictures_that_the_paper_names_appear_on_it(kind, store):
    named, other = store(samples.picture()), store(samples.picture())
    fetcher = rendering.PaperFetcher(pictures=rendering.named_pictures({"logo": str(named.pk), "n": 3}))

    assert fetcher.fetch(f"private:{named.pk}").read().startswith(b"\xff\xd8")
    with pytest.raises(ValueError, match="does not name"):
        fetcher.fetch(f"private:{other.pk}")


@pytest.mark.django_db
def test_every_step_of_a_paper_is_in_the_audit_log(kind, no_worker):
    staff = UserFactory()
    paper = issue()
    revoke_paper(paper=paper, reason="会籍终止", by=staff)
    issued, revoked = ModelLogEntry.objects.filter(action__startswith="papers.").order_by("pk")

    assert (issued.action, revoked.action) == ("papers.issue", "papers.revoke")
    assert revoked.user == staff
    assert revoked.formatter.format_comment(revoked) == "会籍终止"


@pytest.mark.django_db
@pytest.mark.parametrize("current", PaperStatus.values)
@pytest.mark.parametrize("wanted", PaperStatus.values)
def test_paper_follows_its_state_map(current, wanted):
    paper = Paper(status=current)
    if wanted in PAPER_STEPS[current]:
        paper.move_to(wanted)
        assert paper.status == wanted
    else:
        with pytest.raises(IllegalTransition):
            paper.move_to(wanted)


@pytest.mark.parametrize("current", RenderStatus.values)
@pytest.mark.parametrize("wanted", RenderStatus.values)
def test_rendering_follows_its_state_map(current, wanted):
    paper = Paper(render_status=current)
    if wanted in RENDER_STEPS[current]:
        paper.move_rendering(wanted)
    else:
        with pytest.raises(IllegalTransition):
            paper.move_rendering(wanted)


@pytest.mark.django_db
def test_paper_is_revoked_once(kind, no_worker):
    paper = revoke_paper(paper=issue(), reason="会籍终止")

    with pytest.raises(IllegalTransition):
        revoke_paper(paper=paper, reason="又一次")


@pytest.mark.django_db
def test_revoked_paper_stays_revoked_whatever_its_kind_says(kind, no_worker):
    paper = issue()
    kind.state = LiveState.EXPIRED

    assert live_state(paper) == LiveState.EXPIRED
    assert live_state(revoke_paper(paper=paper, reason="")) == LiveState.REVOKED
