from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from membership.accounts.models import CodeRequest, Consent, Purpose, User
from membership.accounts.origin import BROWSER_KEY, Origin
from membership.accounts.services import phone_of, request_code

from .conftest import PHONE
from .steps import LOGIN, ask_for_code, enter_code, log_in_by_code, wrong

pytestmark = pytest.mark.django_db


def later(**delta):
    return time_machine.travel(timezone.now() + timedelta(**delta), tick=True)


def is_logged_in(client):
    return "_auth_user_id" in client.session


def test_login_page_shows_the_words_of_the_association(client, agreements):
    page = client.get(LOGIN).content.decode()
    for words in ("快捷登录", "密码登录", "请输入手机号码进行会员注册", "请输入手机号", "请输入短信验证码"):
        assert words in page
    assert "获取验证码" in page
    assert "登录即视为同意" in page
    for kind, words in (("user", "用户服务协议"), ("privacy", "隐私政策"), ("licence", "授权许可协议")):
        link = f'<a href="/account/agreements/{kind}/" target="_blank" rel="noopener">{words}</a>'
        assert link in page
        assert client.get(f"/account/agreements/{kind}/").status_code == 200


def test_first_login_registers_and_the_second_finds_the_same_person(client, codes, confirmations):
    response = log_in_by_code(client, codes)
    assert (response.status_code, response.url) == (302, "/join/")
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert phone_of(user) == PHONE
    assert PHONE[3:] not in user.username
    assert not user.has_usable_password()
    client.logout()
    with later(minutes=2):
        log_in_by_code(client, codes, "+86 138-0013-8000")
    assert User.objects.count() == 1
    assert confirmations == [(user, PHONE, True), (user, PHONE, False)]


def test_code_is_six_digits_and_lies_nowhere_in_readable_form(client, codes):
    ask_for_code(client)
    assert len(codes[0].code) == 6
    assert codes[0].code.isdigit()
    assert codes[0].phone == PHONE
    kept = CodeRequest.objects.get()
    assert kept.token
    assert codes[0].code not in kept.token
    assert codes[0].code not in str(dict(client.session))


def test_full_width_code_with_spaces_is_forgiven(client, codes):
    ask_for_code(client)
    code = codes[0].code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    enter_code(client, f" {code[:3]} {code[3:]} ")
    assert is_logged_in(client)


def test_session_key_changes_at_login(client, codes):
    ask_for_code(client)
    before = client.session.session_key
    enter_code(client, codes[0].code)
    assert client.session.session_key != before


def test_wrong_code_says_so_beside_the_field_and_keeps_what_was_typed(client, codes):
    ask_for_code(client)
    page = enter_code(client, wrong(codes[0].code))
    assert page.status_code == 200
    assert "code" in page.context["form"].errors
    assert page.context["form"].wait >= 55
    assert 'value="138 0013 8000"' in page.content.decode()
    assert not is_logged_in(client)


def test_code_works_once(client, codes):
    log_in_by_code(client, codes)
    client.logout()
    assert "code" in enter_code(client, codes[0].code).context["form"].errors


def test_code_is_good_for_ten_minutes(client, codes):
    ask_for_code(client)
    with later(minutes=9, seconds=50):
        enter_code(client, codes[0].code)
        assert is_logged_in(client)
    client.logout()
    with later(minutes=12):
        ask_for_code(client)
    with later(minutes=22, seconds=1):
        enter_code(client, codes[1].code)
        assert not is_logged_in(client)


def test_five_wrong_tries_void_the_code(client, codes):
    ask_for_code(client)
    for _ in range(5):
        enter_code(client, wrong(codes[0].code))
    enter_code(client, codes[0].code)
    assert not is_logged_in(client)
    assert CodeRequest.objects.get().token == ""


def test_four_wrong_tries_do_not_and_a_new_code_starts_afresh(client, codes):
    ask_for_code(client)
    for _ in range(4):
        enter_code(client, wrong(codes[0].code))
    with later(minutes=2):
        ask_for_code(client)
        for _ in range(4):
            enter_code(client, wrong(codes[1].code))
        enter_code(client, codes[1].code)
    assert is_logged_in(client)


def test_new_code_replaces_the_old_one(client, codes):
    ask_for_code(client)
    with later(minutes=2):
        ask_for_code(client)
        enter_code(client, codes[0].code)
        assert codes[0].code == codes[1].code or not is_logged_in(client)


@pytest.mark.parametrize("purpose", [Purpose.RESET, Purpose.PASSWORD, Purpose.CHANGE_PHONE])
def test_code_asked_for_something_else_does_not_log_in(client, codes, purpose):
    ask_for_code(client, phone="139 0013 9000")
    request_code(phone=PHONE, purpose=purpose, origin=Origin("192.0.2.1", "", client.session[BROWSER_KEY]))
    enter_code(client, codes[1].code)
    assert not is_logged_in(client)


def test_code_of_another_phone_does_not_log_in(client, codes):
    ask_for_code(client)
    enter_code(client, codes[0].code, phone="139 0013 9000")
    assert not is_logged_in(client)


def test_closed_account_is_told_so_only_after_the_right_code(client, codes):
    log_in_by_code(client, codes)
    client.logout()
    User.objects.update(is_active=False)
    with later(minutes=2):
        ask_for_code(client)
        wrong_answer = enter_code(client, wrong(codes[1].code)).context["form"].errors["code"]
        right_answer = enter_code(client, codes[1].code).context["form"].errors["code"]
    assert wrong_answer[0] != right_answer[0]
    assert not is_logged_in(client)


def test_having_sent_a_code_the_page_survives_a_reload(client, codes):
    assert ask_for_code(client, next="/member/").url == "/account/login/?next=%2Fmember%2F"
    for _ in range(2):
        page = client.get("/account/login/?next=%2Fmember%2F")
        form = page.context["code_form"]
        assert 55 <= form.wait <= 60
        assert 'value="13800138000"' in page.content.decode()
    assert len(codes) == 1


@pytest.mark.parametrize(
    ("onward", "lands"),
    [
        ("/member/", "/member/"),
        ("/join/form/?step=2", "/join/form/?step=2"),
        ("", "/join/"),
        ("https://example.com/", "/join/"),
        ("//example.com/", "/join/"),
        ("/\\example.com", "/join/"),
        ("javascript:alert(1)", "/join/"),
    ],
)
def test_login_leads_onward_but_never_off_the_site(client, codes, onward, lands):
    assert log_in_by_code(client, codes, next=onward).url == lands


def test_who_is_logged_in_is_led_onward(client, codes):
    log_in_by_code(client, codes)
    assert client.get(f"{LOGIN}?next=/member/").url == "/member/"
    assert client.get(f"{LOGIN}?next=/account/login/").url == "/join/"


def test_logging_out_is_post_only(client, codes):
    log_in_by_code(client, codes)
    assert client.get("/account/logout/").status_code == 405
    assert is_logged_in(client)
    client.post("/account/logout/")
    assert not is_logged_in(client)


def test_every_login_accepts_the_versions_in_force(client, codes, agreements):
    ask_for_code(client)
    enter_code(client, codes[0].code)
    consents = Consent.objects.all()
    assert {consent.version for consent in consents} == set(agreements)
    assert {consent.address for consent in consents} == {"127.0.0.1"}


def test_code_request_is_kept_without_the_code(client, codes):
    ask_for_code(client)
    row = CodeRequest.objects.get()
    assert (str(row.phone), row.address, row.purpose) == (PHONE, "127.0.0.1", "login")
