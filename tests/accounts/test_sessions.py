"""Log-ins as their owner finds them: how, from where, and that one can be ended from another."""

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from membership.accounts.models import LoginSession, PhoneDevice, User
from membership.accounts.services import see_session

from .steps import LOGIN, ask_for_code, enter_code, log_in_by_code, log_in_by_password, wrong

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36"
)


@pytest.fixture
def user(client, codes, agreements):
    """Registered by phone, logged in with `client`, with a password."""
    log_in_by_code(client, codes)
    user = User.objects.get()
    user.set_password("示例密码-2026")
    user.save()
    client.force_login(user)
    return user


def shown_digits(device) -> str:
    """What the app on the phone shows now."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    return f"{totp.token():06d}"


@pytest.mark.django_db
def test_each_log_in_is_kept_with_its_way_browser_and_address(user):
    other = Client(headers={"User-Agent": CHROME})
    log_in_by_password(other, "138 0013 8000", "示例密码-2026", REMOTE_ADDR="192.0.2.7")
    page = other.get(reverse("center:logins")).content.decode()
    assert "Chrome · Windows" in page
    assert "192.0.2.7" in page
    assert list(LoginSession.objects.values_list("method", flat=True).order_by("pk")) == [
        "code",
        "password",
        "password",
    ]


@pytest.mark.django_db
def test_a_session_ended_from_another_device_opens_nothing(user, client):
    other = Client()
    log_in_by_password(other, "138 0013 8000", "示例密码-2026")
    assert other.get(reverse("center:account")).status_code == 200
    ended = LoginSession.objects.latest("pk")
    assert client.post(reverse("center:end-device", args=[ended.pk])).status_code == 302
    assert other.get(reverse("center:account")).status_code == 302
    assert client.get(reverse("center:account")).status_code == 200
    assert "从其他设备退出" in other.get(LOGIN).content.decode()


@pytest.mark.django_db
def test_nobody_ends_the_sessions_of_others(user, client):
    stranger = Client()
    stranger.force_login(User.objects.create_user("stranger"))
    theirs = LoginSession.objects.latest("pk")
    assert client.post(reverse("center:end-device", args=[theirs.pk])).status_code == 404
    client.post(reverse("center:end-devices"))
    assert stranger.get(reverse("center:account")).status_code == 200


@pytest.mark.django_db
def test_a_request_costs_one_query_for_its_session(user, django_assert_num_queries):
    session = LoginSession.objects.latest("pk")
    with django_assert_num_queries(1):
        assert see_session(user=user, session_id=session.pk)


@pytest.mark.django_db
def test_history_and_devices_ask_no_more_queries_for_more_rows(user, client, django_assert_max_num_queries):
    for name in ("center:logins", "center:devices"):
        client.get(reverse(name))
        with django_assert_max_num_queries(60) as before:
            client.get(reverse(name))
        LoginSession.objects.bulk_create(LoginSession(user=user, user_agent=CHROME) for _ in range(40))
        with django_assert_max_num_queries(len(before)):
            assert client.get(reverse(name)).status_code == 200


@pytest.mark.django_db
def test_the_apps_digits_log_in_once_in_place_of_an_sms(user):
    device = TOTPDevice.objects.create(user=user, confirmed=True)
    other, third = Client(), Client()
    digits = shown_digits(device)
    assert enter_code(other, digits).status_code == 302
    assert LoginSession.objects.latest("pk").method == "authenticator"
    assert enter_code(third, digits).status_code == 200  # used
    assert "_auth_user_id" not in third.session


@pytest.mark.django_db
def test_wrong_digits_make_the_app_wait_but_never_a_code_by_sms(user, codes):
    device = TOTPDevice.objects.create(user=user, confirmed=True)
    guesser = Client(REMOTE_ADDR="192.0.2.9")
    enter_code(guesser, wrong(shown_digits(device)))
    device.refresh_from_db()
    assert device.throttling_failure_count == 1
    enter_code(guesser, shown_digits(device))
    assert "_auth_user_id" not in guesser.session
    codes.clear()
    PhoneDevice.objects.update(last_generated_timestamp=None)
    ask_for_code(guesser)
    assert enter_code(guesser, codes[-1].code).status_code == 302


@pytest.mark.django_db
def test_an_unconfirmed_app_opens_nothing(user):
    device = TOTPDevice.objects.create(user=user, confirmed=False)
    guesser = Client(REMOTE_ADDR="192.0.2.9")
    assert enter_code(guesser, shown_digits(device)).status_code == 200
    assert "_auth_user_id" not in guesser.session
