from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.models import Permission
from django.utils import timezone

from membership.accounts.models import Consent, PhoneDevice, User
from membership.accounts.services import set_password

from .conftest import PHONE
from .steps import PASSWORD, RESET, ask_for_code, log_in_by_code, log_in_by_password, wrong

pytestmark = pytest.mark.django_db
OLD, NEW = "first-long-password", "second-long-password"


@pytest.fixture
def member():
    user = User.objects.create(username=User.opaque_username())
    PhoneDevice.objects.create(user=user, phone=PHONE)
    set_password(user=user, password=OLD)
    return user


@pytest.fixture
def staff():
    return User.objects.create_superuser("示例管理员", password=OLD)


def later(**delta):
    return time_machine.travel(timezone.now() + timedelta(**delta), tick=True)


def is_logged_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["13800138000", "+86 138 0013 8000", "１３８００１３８０００"])
def test_phone_and_password_log_in(client, member, agreements, typed):
    response = log_in_by_password(client, typed, OLD)
    assert response.url == "/join/"
    assert client.session["_auth_user_id"] == str(member.pk)
    assert Consent.objects.filter(user=member).count() == 3


def test_account_name_and_password_log_in(client, staff):
    assert log_in_by_password(client, "示例管理员", OLD).status_code == 302


def test_phone_with_another_persons_password_does_not_log_in(client, member, staff):
    staff.set_password(NEW)
    staff.save()
    log_in_by_password(client, "13800138000", NEW)
    assert not is_logged_in(client)


def test_closed_account_does_not_log_in(client, member):
    User.objects.update(is_active=False)
    log_in_by_password(client, "13800138000", OLD)
    assert not is_logged_in(client)


def test_wrong_password_and_unknown_phone_get_the_same_answer(client, member):
    known = log_in_by_password(client, "13800138000", NEW)
    unknown = log_in_by_password(client, "13900139000", NEW)
    assert known.context["form"].errors == unknown.context["form"].errors
    assert 'value="13800138000"' in known.content.decode()
    assert NEW not in known.content.decode()


def test_five_failures_lock_every_way_of_writing_the_phone_for_nine_minutes(client, member):
    ways = ("13800138000", "+8613800138000", "0086 138 0013 8000", "138-0013-8000", "１３８００１３８０００")
    answers = [log_in_by_password(client, typed, NEW) for typed in ways]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    locked = log_in_by_password(client, "13800138000", OLD)
    assert locked.status_code == 429
    assert "username" in locked.context["form"].errors
    assert not is_logged_in(client)
    with later(minutes=9, seconds=5):
        log_in_by_password(client, "13800138000", OLD)
    assert is_logged_in(client)


def test_locked_name_is_free_elsewhere_and_by_code(client, member, codes):
    for _ in range(5):
        log_in_by_password(client, "13800138000", NEW)
    log_in_by_password(client, "13800138000", OLD, REMOTE_ADDR="198.51.100.1")
    assert is_logged_in(client)
    client.logout()
    log_in_by_code(client, codes)
    assert is_logged_in(client)


def test_success_forgets_earlier_failures(client, member):
    for _ in range(2):
        for _ in range(4):
            log_in_by_password(client, "13800138000", NEW)
        log_in_by_password(client, "13800138000", OLD)
        assert is_logged_in(client)
        client.logout()


def guess_from_many_addresses(client, name, count):
    for number in range(count):
        log_in_by_password(client, name, NEW, REMOTE_ADDR=f"198.51.100.{number}")


def test_guesses_spread_over_addresses_lock_the_name_but_not_where_it_is_at_home(client, staff):
    log_in_by_password(client, "示例管理员", OLD, REMOTE_ADDR="192.0.2.50")
    client.logout()
    guess_from_many_addresses(client, "示例管理员", 30)
    assert log_in_by_password(client, "示例管理员", OLD, REMOTE_ADDR="203.0.113.1").status_code == 429
    assert not is_logged_in(client)
    log_in_by_password(client, "示例管理员", OLD, REMOTE_ADDR="192.0.2.50")
    assert is_logged_in(client)


def test_guesses_spread_over_names_lock_the_address(client, staff):
    for number in range(50):
        log_in_by_password(client, f"示例{number}", NEW)
    assert log_in_by_password(client, "示例管理员", OLD).status_code == 429
    log_in_by_password(client, "示例管理员", OLD, REMOTE_ADDR="192.0.2.50")
    assert is_logged_in(client)


def test_one_ipv6_subscriber_is_one_address_for_guessing(client, staff):
    for number in range(50):
        log_in_by_password(client, f"示例{number}", NEW, REMOTE_ADDR=f"2001:db8:1:2::{number + 1:x}")
    assert log_in_by_password(client, "示例管理员", OLD, REMOTE_ADDR="2001:db8:1:2::ffff").status_code == 429
    log_in_by_password(client, "示例管理员", OLD, REMOTE_ADDR="2001:db8:1:3::1")
    assert is_logged_in(client)


def test_admin_door_locks_as_well_and_says_so(client, staff):
    for _ in range(5):
        answer = client.post("/admin/login/", {"username": "示例管理员", "password": NEW})
    assert answer.status_code == 429
    assert "登录已锁定" in answer.content.decode()
    answer = client.post("/admin/login/", {"username": "示例管理员", "password": OLD})
    assert answer.status_code == 429
    assert not is_logged_in(client)


def test_no_password_is_written_to_the_log_of_attempts(client, member):
    log_in_by_password(client, "13800138000", OLD)
    with later(minutes=16):
        data = {"old_password": "示例-wrong-one", "new_password1": NEW, "new_password2": NEW}
        client.post(PASSWORD, data)
    attempt = AccessAttempt.objects.get()
    assert NEW not in attempt.post_data
    assert "示例-wrong-one" not in attempt.post_data


def test_first_password_needs_no_old_one_right_after_a_code(client, codes):
    log_in_by_code(client, codes)
    form = client.get(PASSWORD).context["form"]
    assert list(form.fields) == ["new_password1", "new_password2"]
    answer = client.post(f"{PASSWORD}?next=/member/", {"new_password1": NEW, "new_password2": NEW})
    assert answer.url == "/member/"
    assert is_logged_in(client)
    client.logout()
    log_in_by_password(client, "13800138000", NEW)
    assert is_logged_in(client)


def test_later_a_fresh_code_is_needed(client, codes):
    log_in_by_code(client, codes)
    with later(minutes=16):
        data = {"new_password1": NEW, "new_password2": NEW}
        assert "code" in client.post(PASSWORD, data).context["form"].errors
        assert client.post(PASSWORD, {"action": "send_code"}).url == PASSWORD
        assert codes[-1].purpose == "password"
        answer = client.post(PASSWORD, {**data, "code": wrong(codes[-1].code)})
        assert "code" in answer.context["form"].errors
        assert client.post(PASSWORD, {**data, "code": codes[-1].code}).status_code == 302
    assert User.objects.get().check_password(NEW)


def test_changing_asks_for_the_old_password(client, member):
    log_in_by_password(client, "13800138000", OLD)
    data = {"new_password1": NEW, "new_password2": NEW}
    assert client.post(PASSWORD, data).status_code == 200
    answer = client.post(PASSWORD, {**data, "old_password": NEW})
    assert "old_password" in answer.context["form"].errors
    assert client.post(PASSWORD, {**data, "old_password": OLD}).status_code == 302
    member.refresh_from_db()
    assert member.check_password(NEW)
    assert is_logged_in(client)


def test_guessing_the_old_password_is_locked_too(client, member):
    log_in_by_password(client, "13800138000", OLD)
    data = {"old_password": "示例-wrong-one", "new_password1": NEW, "new_password2": NEW}
    answers = [client.post(PASSWORD, data) for _ in range(5)]
    assert answers[-1].status_code == 429
    assert client.post(PASSWORD, {**data, "old_password": OLD}).status_code == 429
    member.refresh_from_db()
    assert member.check_password(OLD)


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("short", "short", "new_password1"),
        ("1234567890123", "1234567890123", "new_password1"),
        (NEW, NEW + "!", "new_password2"),
        ("", "", "new_password1"),
    ],
)
def test_weak_or_mistyped_password_is_refused(client, codes, first, second, field):
    log_in_by_code(client, codes)
    answer = client.post(PASSWORD, {"new_password1": first, "new_password2": second})
    assert field in answer.context["form"].errors
    assert not User.objects.get().has_usable_password()


def test_setting_a_password_needs_a_login(client):
    assert client.get(PASSWORD).url == f"/account/login/?next={PASSWORD}"


def reset(client, code, password=NEW, phone="138 0013 8000"):
    data = {"phone": phone, "code": code, "new_password1": password, "new_password2": password}
    return client.post(RESET, {"action": "reset", **data})


def test_forgotten_password_is_reset_by_code_and_the_lock_goes_with_it(client, member, codes):
    for _ in range(5):
        log_in_by_password(client, "13800138000", NEW)
    ask_for_code(client, url=RESET)
    assert codes[0].purpose == "reset"
    assert reset(client, codes[0].code).url == "/account/login/?tab=password"
    assert log_in_by_password(client, "13800138000", NEW).status_code == 302


def test_wrong_or_login_code_resets_nothing(client, member, codes):
    ask_for_code(client)
    assert "code" in reset(client, codes[0].code).context["form"].errors
    with later(minutes=2):
        ask_for_code(client, url=RESET)
        assert "code" in reset(client, wrong(codes[1].code)).context["form"].errors
    member.refresh_from_db()
    assert member.check_password(OLD)


def test_weak_new_password_does_not_use_up_the_code(client, member, codes):
    ask_for_code(client, url=RESET)
    assert "new_password1" in reset(client, codes[0].code, password="short").context["form"].errors
    assert reset(client, codes[0].code).status_code == 302


def test_reset_of_a_phone_without_account_creates_none(client, codes):
    ask_for_code(client, url=RESET)
    assert "code" in reset(client, codes[0].code).context["form"].errors
    assert not User.objects.exists()


def test_new_password_ends_other_sessions(client, member, codes):
    log_in_by_password(client, "13800138000", OLD)
    thief = type(client)()
    log_in_by_password(thief, "13800138000", OLD)
    client.post(PASSWORD, {"old_password": OLD, "new_password1": NEW, "new_password2": NEW})
    assert client.get(PASSWORD).status_code == 200
    assert thief.get(PASSWORD).status_code == 302


def test_staff_who_log_in_at_the_public_door_are_led_to_the_admin(client):
    staff = User.objects.create_user("示例编辑二", password=NEW)
    staff.user_permissions.add(Permission.objects.get(codename="access_admin"))
    answer = client.post("/account/login/?tab=password", {"username": staff.username, "password": NEW})
    assert answer["Location"] == "/admin/"
