"""A company joins association T, from its first visit to the papers in its post (T1 to T6)."""

import re

import pytest
from playwright.sync_api import expect

from .company import Company, picture
from .enterprise import announce, enter_account, show
from .secretariat import confirm_payment, decide, open_from_queue
from .site import Messages, RunningSite

WITHIN_5_SECONDS = 5_000


@pytest.fixture(scope="module")
def running_site(tmp_path_factory):
    """The site of association T, in its own database."""
    site = RunningSite(tmp_path_factory.mktemp("site-t"), association="t")
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="module")
def sms(running_site) -> Messages:
    return Messages(running_site.folder / "sms.jsonl")


@pytest.fixture(scope="module")
def mail(running_site) -> Messages:
    return Messages(running_site.folder / "mail.jsonl", address="to")


@pytest.fixture
def company(page, sms, fresh_phone) -> Company:
    return Company(page, sms, fresh_phone())


def apply(company: Company, email: str, shot=None, level: int = 1) -> None:
    """T1: from the personal account to the waiting page."""
    page = company.page
    company.log_in("/join/")
    page.get_by_role("button", name=re.compile("我已知晓|开始填报")).click()
    page.wait_for_url("**/join/form/")
    company.fill_in(联系邮箱=email)
    company.answer("期望加入").select_option(index=level)
    company.upload("营业执照", picture("示例营业执照.png"))
    show(page, "IMG_1234")
    company.go_on()
    expect(page).to_have_title(re.compile("^错误："))
    if shot:
        shot(page, "T1-a-caption-that-says-nothing")
    page.locator("[data-caption]").first.fill("示例热源厂新建锅炉房全景")
    company.go_on()
    company.submit()


@pytest.mark.parametrize(
    ("screen", "method"), [("desk", "wechat"), ("phone", "transfer")], indirect=["screen"]
)
def test_a_company_joins_by_post(
    company, page, open_page, staff, sms, mail, shot, axe, method, running_site, screen
):
    email = f"contact{company.phone}@example.com"
    apply(company, email, shot)
    expect(page.get_by_text(re.compile(r"预计.+前答复"))).to_be_visible()
    shot(page, "T1-waiting")
    axe(page)

    reviewer = staff("reviewer")
    open_from_queue(reviewer, "applications", company.name)
    shot(reviewer, "T1-desk-review")
    decide(reviewer, "approve")
    page.wait_for_url("**/join/account/", timeout=WITHIN_5_SECONDS)
    shot(page, "T1-the-personal-account-leads-on")
    axe(page)
    mail.wait_for(email, "企业账号")

    own = open_page(screen)
    enter_account(own, company, sms)
    own.goto("/join/")
    own.wait_for_url("**/join/papers/")
    shot(own, "T2-papers")
    axe(own)
    for kind, mark in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = own.request.get(f"/join/papers/form.{kind}")
        assert answer.ok
        assert answer.body().startswith(mark)
    announce(own, f"SF{company.phone}001")
    announce(own, f"SF{company.phone}002")
    shot(own, "T2-two-parcels")

    reviewer.goto("/admin/parcels/intake/")
    reviewer.locator("#scan").fill(f"SF{company.phone}001")
    reviewer.locator("#scan").press("Enter")
    shot(reviewer, "T2-desk-intake")
    reviewer.locator("[name=decision][value=receive]").click()
    expect(reviewer.locator(".messages .success, .w-message--success, li.success").first).to_be_visible()
    open_from_queue(reviewer, "applications", company.name)
    shot(reviewer, "T2-desk-papers")
    decide(reviewer, "approve")
    own.wait_for_url("**/join/dues/", timeout=WITHIN_5_SECONDS)
    shot(own, "T3-dues")
    axe(own)

    if method == "wechat":
        pay_by_wechat(own, open_page, running_site, shot)
    else:
        company.page = own
        company.send_voucher("示例回单.png")
        finance = staff("finance")
        confirm_payment(finance, company.name)
    own.wait_for_url("**/join/done/", timeout=WITHIN_5_SECONDS)
    expect(own.get_by_text("恭喜您，入会成功!")).to_be_visible()
    shot(own, "T3-joined")
    sms.wait_for(company.phone, "入会成功")
    mail.wait_for(email, "入会成功")

    own.goto("/member/messages/")
    expect(own.get_by_text(re.compile("入会成功|成功入会")).first).to_be_visible()
    shot(own, "T3-messages")
    own.goto("/member/")
    expect(own.get_by_text("正常").first).to_be_visible()
    own.goto("/member/invoices/")
    shot(own, "T5-invoices")
    axe(own)
    own.goto("/member/files/")
    shot(own, "T4-files")
    axe(own)


def pay_by_wechat(own, open_page, site, shot) -> None:
    """T3: the code on the page is scanned by the payer's phone."""
    if (button := own.locator("[data-code] form button.button--primary")).count():
        button.first.click()
    expect(own.locator("[data-code] .code__picture")).to_be_visible()
    shot(own, "T3-code")
    payer = own.context.browser.new_context(locale="zh-CN").new_page()
    payer.goto(f"http://127.0.0.1:{site.payer_port}/")
    payer.locator("form.card button.pay").last.click()
    payer.wait_for_load_state()
    payer.context.close()
