"""Anyone can check a paper; nobody can fish for papers."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from membership.papers import kinds, throttle
from membership.papers.codes import new_code
from membership.papers.kinds import LiveState, PaperKind
from membership.papers.models import Paper
from membership.papers.services import revoke_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register(
        PaperKind(
            key="sample",
            name="示例证书",
            template="",
            describe=lambda paper: [("单位名称", paper.data["company"])],
            state=lambda paper: paper.data["state"],
        )
    )
    data = {"company": "示例热力有限公司", "state": "valid", "phone": "+8613800000000"}
    return Paper.objects.create(
        kind="sample", number="证2026-0001", holder="示例热力（集团）有限公司", data=data
    )


@pytest.mark.parametrize(
    ("state", "word"),
    [(LiveState.VALID, "有效"), (LiveState.EXPIRED, "已过期"), (LiveState.SUSPENDED, "已暂停")],
)
def test_page_says_the_live_state(client, paper, state, word):
    paper.data["state"] = state
    paper.save()
    html = client.get(paper.get_absolute_url()).content.decode()

    assert f'<h1 class="verify__word">{word}</h1>' in html


def test_page_says_what_its_kind_describes_and_nothing_else(client, paper):
    response = client.get(paper.get_absolute_url())
    html = response.content.decode()

    assert "示例热力有限公司" in html
    assert "13800000000" not in html
    assert "no-store" in response["Cache-Control"]


def test_revoked_paper_says_so_without_the_reason(client, paper):
    revoke_paper(paper=paper, reason="内部原因")
    html = client.get(paper.get_absolute_url()).content.decode()

    assert "已撤销" in html
    assert "内部原因" not in html


def test_page_speaks_english_to_who_asks_for_it(client, paper):
    html = client.get(paper.get_absolute_url(), headers={"accept-language": "en"}).content.decode()

    assert '<h1 class="verify__word">Valid</h1>' in html


def test_code_is_found_however_it_is_typed(client, paper):
    response = client.get("/verify/", {"code": paper.grouped_code.lower()})

    assert response.url == paper.get_absolute_url()
    assert client.get(f"/verify/{paper.grouped_code.lower()}/").status_code == 200


def test_number_and_name_together_find_a_paper(client, paper):
    asked = {"number": "证2026-0001", "holder": "示例热力(集团)有限公司"}

    assert client.get("/verify/", asked).url == paper.get_absolute_url()


@pytest.mark.parametrize(
    "asked",
    [
        {"number": "证2026-0001", "holder": "示例"},
        {"number": "证2026-0001", "holder": ""},
        {"number": "证2026-0002", "holder": "示例热力（集团）有限公司"},
    ],
)
def test_number_alone_or_with_another_name_finds_nothing(client, paper, asked):
    response = client.get("/verify/", asked)

    assert response.status_code == 200
    assert response.context["form"].errors


def test_paper_without_a_holder_is_not_found_by_number(client, paper):
    Paper.objects.update(holder="")
    response = client.get("/verify/", {"number": paper.number, "holder": "-"})

    assert response.context["form"].errors


def test_mistyped_code_is_told_from_an_unknown_one(client, paper):
    wrong = paper.code[:-1] + ("2" if paper.code[-1] != "2" else "3")
    mistyped, unknown = client.get(f"/verify/{wrong}/"), client.get(f"/verify/{new_code()}/")

    assert mistyped.status_code == unknown.status_code == 404
    assert "查验码输入有误" in mistyped.content.decode()
    assert "没有签发过" in unknown.content.decode()
    assert "查验码输入有误" in client.get("/verify/", {"code": wrong}).content.decode()


def test_look_ups_of_one_address_are_limited(client, paper, monkeypatch):
    monkeypatch.setattr(throttle, "LOOKUPS_A_MINUTE", 3)
    answers = [client.get(paper.get_absolute_url()).status_code for _ in range(4)]

    assert answers == [200, 200, 200, 429]
    assert client.get("/verify/", {"code": paper.code}).status_code == 429
    assert client.get(paper.get_absolute_url(), REMOTE_ADDR="192.0.2.77").status_code == 200
    assert client.get("/verify/").status_code == 200


def test_look_ups_come_back_a_minute_later_however_slowly_they_went_on(client, paper, monkeypatch):
    monkeypatch.setattr(throttle, "LOOKUPS_A_MINUTE", 2)
    start = datetime(2026, 11, 21, 8, tzinfo=UTC)
    for number in range(4):  # on the cache of one server, whose lifetimes each count renews
        with time_machine.travel(start + timedelta(seconds=50 * number)):
            assert client.get(paper.get_absolute_url()).status_code == 200


def test_look_ups_of_one_ipv6_subscriber_are_limited_together(client, paper, monkeypatch):
    monkeypatch.setattr(throttle, "LOOKUPS_A_MINUTE", 3)
    answers = [
        client.get(paper.get_absolute_url(), REMOTE_ADDR=f"2001:db8::{host}").status_code
        for host in range(1, 5)
    ]

    assert answers == [200, 200, 200, 429]
    assert client.get(paper.get_absolute_url(), REMOTE_ADDR="2001:db8:0:1::1").status_code == 200
