"""J10 and J11: a member of the demonstration lives in the member center; the secretariat answers.

Each width has members of its own, so that what one journey changes is not in another one's way.
"""

import re
import secrets
from base64 import b32decode

import pytest
from django_otp.oath import totp
from playwright.sync_api import Page, expect

from .company import Company, picture
from .secretariat import confirm_payment, open_from_queue, press

WITHIN_5_SECONDS = 5_000
NOTHING_WIDE = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
# Members of the demonstration (README): in good standing, another one, expiring, overdue, withdrawn.
MEMBERS = {
    "desk": {"member": "13800001001", "other": "13800001002", "ending": "13800001006"},
    "phone": {"member": "13800001003", "other": "13800001004", "ending": "13800001015"},
}
WITHDRAWN = "13800001060"
PASSWORD = "示例的长密码-2026"
ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")  # two words: a sentence that nobody translated
ROOMS = [
    "/member/",
    "/member/edit/",
    "/member/people/",
    "/member/people/add/",
    "/member/further/",
    "/member/further/edit/",
    "/member/pictures/",
    "/member/revenue/",
    "/member/menu/",
    "/member/certificates/",
    "/member/certificates/look-up/?q=示例",
    "/member/orders/",
    "/member/renew/",
    "/member/invoices/",
    "/member/invoices/titles/add/",
    "/member/files/",
    "/member/posts/",
    "/member/posts/mine/",
    "/member/posts/add/",
    "/member/products/",
    "/member/products/mine/",
    "/member/products/add/",
    "/member/inquiries/",
    "/member/directory/",
    "/member/magazine/",
    "/member/listing/",
    "/member/messages/",
    "/member/settings/",
    "/member/settings/access/",
    "/member/settings/prove/",
    "/member/settings/devices/",
    "/member/settings/logins/",
    "/member/settings/messages/",
    "/member/settings/data/",
    "/member/settings/close/",
]


@pytest.fixture(scope="module")
def cookies() -> dict[str, list]:
    """Of members that are logged in: a phone gets no second code within a minute."""
    return {}


@pytest.fixture
def enter(open_page, sms, screen, cookies):
    """`enter("member")`: the browser of one of this width's members, in the member center."""

    def log_in(who: str) -> Page:
        page, phone = open_page(screen), MEMBERS[screen].get(who, who)
        if phone in cookies:
            page.context.add_cookies(cookies[phone])
            page.goto("/member/")
            return page
        Company(page, sms, phone).log_in("/member/")
        later = page.get_by_role("button", name="以后再说")
        if "/member/password/" in page.url:
            later.click()
            page.wait_for_url(re.compile(r"/member/$"))
        cookies[phone] = page.context.cookies()
        return page

    return log_in


def name_of(page: Page) -> str:
    """The company on the member's card."""
    page.goto("/member/")
    return page.locator(".member-card__name").inner_text()


def test_every_room_opens_fits_and_can_be_used_by_everybody(enter, shot, axe):
    page = enter("member")
    for path in ROOMS:
        answer = page.goto(path)
        assert answer.status == 200, path
        assert page.evaluate(NOTHING_WIDE), f"{path} is wider than its window"
        english = ENGLISH.search(page.locator("main").inner_text())
        assert not english, f"{path} says {english.group()!r}"
        shot(page, re.sub(r"\W+", "-", path).strip("-"))
        axe(page)


def test_a_member_renews_and_the_date_moves_on(enter, staff, shot, axe):
    page = enter("ending")
    company = Company(page, None, "", name=name_of(page))
    until = page.locator(".member-card__facts time")
    before = until.inner_text()
    shot(page, "J11-ending")
    axe(page)
    page.locator(".member-card").get_by_role("link", name="会员续费").click()
    expect(page.locator("main")).to_contain_text("续费后有效期将更新")
    expect(page.locator("main")).to_contain_text("需支付：")
    shot(page, "J11-offer")
    page.get_by_role("button", name="去缴费").click()
    page.wait_for_url(re.compile(r"/member/renew/\d+/"))
    shot(page, "J11-dues")
    axe(page)
    company.send_voucher("示例续费回单.png")
    shot(page, "J11-waiting")
    confirm_payment(staff("finance"), company.name)
    expect(page.get_by_text("恭喜您，续费成功")).to_be_visible(timeout=WITHIN_5_SECONDS)
    shot(page, "J11-renewed")
    axe(page)
    page.goto("/member/")
    expect(page.locator(".member-card").get_by_text("正常")).to_be_visible()
    assert until.inner_text() > before
    page.goto("/member/orders/")
    page.get_by_role("main").locator("a.figure").first.click()
    expect(page.locator("main")).to_contain_text("凭证")
    shot(page, "J10-order-with-its-history")
    axe(page)


def test_a_new_name_is_approved_and_the_certificate_follows(enter, staff, shot, axe):
    page, reviewer = enter("other"), staff("reviewer")
    old = name_of(page)
    new = old.replace("示例", "示例新")
    page.goto("/member/edit/")
    page.locator("input[name=name]").fill(new)
    page.locator("input[name=address]").fill("示例市新示例路 9 号")
    page.locator(".profile-form button.button--primary").click()
    page.wait_for_url(re.compile(r"/member/$"))
    expect(page.locator("main")).to_contain_text("示例市新示例路 9 号")
    expect(page.locator(".member-card__name")).to_have_text(old)
    expect(page.locator("main")).to_contain_text(new)
    shot(page, "a-change-waits")
    axe(page)

    open_from_queue(reviewer, "profile_changes", old)
    shot(reviewer, "desk-change")
    press(reviewer, "[name=decision][value=approve]")
    page.goto("/member/certificates/")
    shot(page, "certificate-with-the-old-name")
    page.get_by_role("link", name="申请换发").first.click()
    shot(page, "asking-for-a-new-certificate")
    axe(page)
    page.locator("main form button.button--primary").click()
    page.wait_for_url(re.compile(r"/member/certificates/$"))
    open_from_queue(reviewer, "certificate_requests", new)
    shot(reviewer, "desk-certificate-request")
    press(reviewer, "[name=decision][value=grant]")

    page.goto("/member/certificates/")
    expect(page.locator("#certificate")).to_contain_text(new)
    expect(page.locator("table")).to_contain_text("已撤销")
    shot(page, "certificate-with-the-new-name")
    axe(page)


def test_an_offer_is_looked_at_found_asked_about_and_answered(enter, staff, shot, axe):
    page, editor = enter("member"), staff("reviewer")
    title = f"转让示例换热机组{secrets.randbelow(10**6)}"
    page.goto("/member/posts/add/")
    page.locator("input[name=title]").fill(title)
    page.locator("select[name=category]").select_option(index=1)
    page.locator("main [contenteditable=true]").first.fill("九成新，附检修记录，可现场看货。")
    slot = page.locator("[data-upload]").first
    slot.locator("input[type=file]").set_input_files(picture("示例机组.png"))
    expect(slot.locator("[data-upload-item]")).to_have_count(1)
    shot(page, "writing-an-offer")
    page.locator("button[name=do][value=send]:not(.visually-hidden)").click()
    expect(page.locator(".own-entry")).to_contain_text("审核")
    shot(page, "an-offer-waits")
    axe(page)

    open_from_queue(editor, "exchange/posts", title)
    shot(editor, "desk-offer")
    press(editor, "[name=decision][value=publish]")

    asker = enter("other")
    asker.goto(f"/member/posts/?q={title}")
    shot(asker, "an-offer-is-found")
    axe(asker)
    asker.get_by_role("link", name=title).first.click()
    asker.locator("#ask textarea").fill("请问最低价多少？")
    shot(asker, "an-offer")
    axe(asker)
    asker.locator("#ask button").click()
    expect(asker.locator("main")).to_contain_text("请问最低价多少？")

    page.goto("/member/messages/")
    page.locator(".mailbox__link").first.click()
    expect(page.locator("main")).to_contain_text(title)
    page.goto("/member/inquiries/")
    page.get_by_role("main").get_by_role("link", name=title).click()
    page.locator("main textarea").fill("八万元，可议。")
    page.locator("main form button.button--primary").click()
    expect(page.locator(".talk")).to_contain_text("八万元，可议。")
    shot(page, "a-conversation")
    axe(page)
    asker.goto("/member/inquiries/")
    asker.get_by_role("main").get_by_role("link", name=title).click()
    expect(asker.locator("main")).to_contain_text("八万元，可议。")


def test_who_has_left_sees_what_was_and_the_way_back(enter, screen, shot, axe, watch):
    if screen == "phone":
        pytest.skip("the same page, and one member that has left")
    page = enter(WITHDRAWN)
    expect(page.locator(".member-card").get_by_text("已退会")).to_be_visible()
    shot(page, "withdrawn")
    axe(page)
    watch.allow(r"403 .*/member/directory/")
    assert page.goto("/member/directory/").status == 403
    expect(page.locator("main")).to_contain_text("会籍已终止")
    page.locator(".result").get_by_role("link", name="会员续费").click()
    shot(page, "the-way-back")
    axe(page)


def test_an_account_gets_an_app_and_another_number(open_page, sms, fresh_phone, screen, shot, axe):
    page = open_page(screen)
    account = Company(page, sms, fresh_phone())
    account.log_in("/account/password/")
    for field in page.locator("main input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form:has(input[type=password]) button[type=submit]").last.click()
    page.wait_for_url(lambda url: "/account/password/" not in url)
    page.goto("/member/settings/authenticator/")
    shot(page, "who-is-it")
    prove(page)
    shot(page, "an-app-is-added")
    axe(page)
    page.locator("details.account-key summary").click()
    key = page.locator("details.account-key code").inner_text().replace(" ", "")
    page.locator("main input[name=code]").fill(digits(key))
    page.locator("main form button.button--primary").last.click()
    page.wait_for_url("**/member/settings/access/")
    shot(page, "account-with-an-app")
    axe(page)

    elsewhere = open_page(screen)
    elsewhere.goto("/account/login/")
    panel = elsewhere.locator("#by-code")
    panel.get_by_placeholder("请输入手机号").fill(account.phone)
    panel.get_by_placeholder("请输入短信验证码").fill(digits(key, ahead=1))
    panel.get_by_role("button", name="登录", exact=True).click()
    elsewhere.wait_for_url(lambda url: "/account/login/" not in url)

    new = fresh_phone()
    page.goto("/member/settings/phone/")
    prove(page)
    page.locator("main input[name=phone]").fill(new)
    page.get_by_role("main").get_by_role("button", name="获取验证码").click()
    page.locator("main input[name=code]").fill(sms.code_for(new))
    shot(page, "another-number")
    axe(page)
    page.locator("main button[name=action][value=change]").last.click()
    page.wait_for_url("**/member/settings/access/")
    expect(page.locator("main")).to_contain_text(f"{new[:3]}****{new[-4:]}")
    elsewhere.goto("/member/settings/")
    elsewhere.wait_for_url("**/account/login/**")  # sessions elsewhere have ended
    assert sms.wait_for(account.phone, "手机号")


def prove(page: Page) -> None:
    """Before what matters most, one shows again who one is; here by the password."""
    page.wait_for_url("**/member/settings/prove/**")
    page.locator("main input[name=old_password]").fill(PASSWORD)
    page.locator("main button[name=action][value=prove]").last.click()
    page.wait_for_url(lambda url: "/prove/" not in url)


def digits(key: str, *, ahead: int = 0) -> str:
    """What an authenticator app with this key shows; `ahead` steps from now, as each is good once."""
    return f"{totp(b32decode(key), drift=ahead):06}"
