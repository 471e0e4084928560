from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from membership.accounts.errors import ChallengeRequired, TooManyCodes
from membership.accounts.limits import check_limits
from membership.accounts.models import CodeRequest, PhoneDevice, Purpose, User
from membership.accounts.origin import Origin, address_of
from membership.accounts.services import request_code
from membership.accounts.tasks import purge_codes

from .conftest import PHONE
from .steps import LOGIN, RESET, ask_for_code, log_in_by_code, solution

pytestmark = pytest.mark.django_db
HERE = Origin("192.0.2.7")
ELSEWHERE = Origin("198.51.100.9")


def sent(count, *, phone=None, address="203.0.113.5", ago=timedelta(minutes=5)):
    CodeRequest.objects.bulk_create(
        CodeRequest(
            phone=phone or f"+86139{number:08d}",
            address=address,
            purpose=Purpose.LOGIN,
            created_at=timezone.now() - ago,
        )
        for number in range(count)
    )


def refused(phone=PHONE, origin=HERE, challenge_passed=True):
    try:
        check_limits(phone=phone, origin=origin, challenge_passed=challenge_passed)
    except (TooManyCodes, ChallengeRequired) as error:
        return getattr(error, "scope", "challenge")
    return None


@pytest.mark.parametrize(
    ("count", "ago", "answer"),
    [
        (4, timedelta(minutes=59), None),
        (5, timedelta(minutes=59), "phone"),
        (5, timedelta(minutes=61), None),
        (9, timedelta(hours=23), None),
        (10, timedelta(hours=23), "phone"),
        (10, timedelta(hours=25), None),
    ],
)
def test_a_phone_gets_five_codes_an_hour_and_ten_a_day(count, ago, answer):
    sent(count, phone=PHONE, ago=ago)
    assert refused() == answer


@pytest.mark.parametrize(
    ("count", "ago", "answer"),
    [
        (19, timedelta(minutes=59), None),
        (20, timedelta(minutes=59), "address"),
        (20, timedelta(minutes=61), None),
        (60, timedelta(hours=23), "address"),
        (60, timedelta(hours=25), None),
    ],
)
def test_an_address_asks_for_twenty_codes_an_hour_and_sixty_a_day(count, ago, answer):
    sent(count, address=HERE.address, ago=ago)
    assert refused() == answer
    assert refused(origin=ELSEWHERE) is None


def test_all_together_have_a_limit(settings):
    settings.MEMBERSHIP_CODE_LIMITS = {"total": (10, 15)}
    sent(10)
    assert refused() == "total"
    CodeRequest.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert refused() is None
    sent(5)
    assert refused() == "total"


@pytest.mark.parametrize(("count", "answer"), [(2, None), (3, "challenge")])
def test_third_code_to_an_address_brings_the_challenge(count, answer):
    sent(count, address=HERE.address)
    assert refused(challenge_passed=False) == answer
    assert refused(challenge_passed=True) is None


def test_half_of_the_total_brings_the_challenge(settings):
    settings.MEMBERSHIP_CODE_LIMITS = {"total": (10, 100)}
    sent(4)
    assert refused(challenge_passed=False) is None
    sent(1)
    assert refused(challenge_passed=False) == "challenge"


def test_one_ipv6_subscriber_is_one_address():
    sent(20, address=Origin("2001:db8:1:2::1").household)
    assert refused(origin=Origin("2001:db8:1:2:ffff::9")) == "address"
    assert refused(origin=Origin("2001:db8:1:3::1")) is None


def test_second_code_within_a_minute_is_refused_and_told_when(client, codes):
    ask_for_code(client)
    answer = ask_for_code(client)
    assert answer.status_code == 429
    assert 55 <= answer.context["form"].wait <= 60
    assert len(codes) == 1
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert ask_for_code(client).status_code == 302


def test_using_a_code_does_not_shorten_the_wait_for_the_next(client, codes):
    log_in_by_code(client, codes)
    client.logout()
    assert ask_for_code(client).status_code == 429


def test_refused_code_is_not_sent_and_leaves_no_row(client, codes):
    sent(5, phone=PHONE)
    answer = ask_for_code(client)
    assert answer.status_code == 429
    assert "code" in answer.context["form"].errors
    assert codes == []
    assert not PhoneDevice.objects.exists()


def test_solved_challenge_lets_a_code_through_once(client, codes):
    sent(3, address="127.0.0.1")
    unsolved = ask_for_code(client)
    assert codes == []
    solved = solution(unsolved.context["challenge"])
    assert ask_for_code(client, altcha=solved).status_code == 302
    assert len(codes) == 1
    again = ask_for_code(client, phone="139 0013 9000", altcha=solved)
    assert again.status_code == 200
    assert again.context["challenge"]
    assert len(codes) == 1


@pytest.mark.parametrize("forged", ["x", "e30=", "W10=", "bnVsbA==", "\x00"])
def test_forged_solution_is_refused(client, codes, forged):
    sent(3, address="127.0.0.1")
    assert ask_for_code(client, altcha=forged).status_code == 200
    assert codes == []


def test_expired_solution_is_refused(client, codes, settings):
    sent(3, address="127.0.0.1")
    solved = solution(client.get(LOGIN).context["challenge"])
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        assert ask_for_code(client, altcha=solved).status_code == 200
    assert codes == []


def test_page_offers_the_challenge_before_it_is_demanded(client):
    assert client.get(LOGIN).context["challenge"] == ""
    sent(3, address="127.0.0.1")
    assert "data-challenge=" in client.get(LOGIN).content.decode()


@pytest.mark.parametrize("page", [LOGIN, RESET])
def test_no_answer_tells_whether_a_phone_is_known(client, django_user_model, codes, page):
    known, unknown = "+8613800138001", "+8613900139001"
    user = User.objects.create(username=User.opaque_username())
    PhoneDevice.objects.create(user=user, phone=known)

    def answers(phone):
        client.cookies.clear()
        typed = phone.removeprefix("+86")
        told = []
        for data in ({"action": "send_code"}, {"action": "send_code"}, {"code": "000000"}):
            passwords = {"new_password1": "示例-long-enough-1", "new_password2": "示例-long-enough-1"}
            response = client.post(page, {"phone": typed, **data, **passwords})
            told.append((response.status_code, _bare(response, typed)))
        told.append(_bare(client.get(page), typed))
        return told

    with time_machine.travel(timezone.now(), tick=False):  # both are told the same seconds to wait
        assert answers(known) == answers(unknown)
    assert len(codes) == 2


def _bare(response, typed):
    """The answer without what differs from one request to the next."""
    text = response.content.decode().replace(typed, "PHONE")
    for name in ("csrf_token",):
        for token in {str(response.context[name])} if response.context else ():
            text = text.replace(token, "TOKEN")
    return text, response.headers.get("Location")


@pytest.mark.parametrize(
    ("trusted", "forwarded", "peer", "address"),
    [
        (0, None, "192.0.2.1", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (1, "10.9.9.9, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (2, "10.9.9.9, 203.0.113.9, 192.0.2.2", "192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (1, None, "192.0.2.1", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9:5000", "192.0.2.1", "203.0.113.9"),
        (1, "[2001:db8::1]:443", "192.0.2.1", "2001:db8::1"),
        (0, None, "::ffff:192.0.2.1", "192.0.2.1"),
        (0, None, "", None),
    ],
)
def test_address_is_what_our_outermost_proxy_saw(rf, settings, trusted, forwarded, peer, address):
    settings.TRUSTED_PROXIES = trusted
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert address_of(rf.get("/", headers=headers, REMOTE_ADDR=peer)) == address


def test_purge_forgets_expired_codes_unused_phones_and_old_rows(codes):
    request_code(phone=PHONE, purpose=Purpose.LOGIN, origin=HERE)
    purge_codes()
    assert CodeRequest.objects.get().token
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        purge_codes()
    assert CodeRequest.objects.get().token == ""
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        purge_codes()
    assert not PhoneDevice.objects.exists()
    assert CodeRequest.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        purge_codes()
    assert not CodeRequest.objects.exists()
