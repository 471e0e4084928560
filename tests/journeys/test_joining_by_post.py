"""A company joins association T, from its first visit to the papers in its post (T1 to T6)."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from .company import Company, picture
from .enterprise import announce, enter_account, show
from .secretariat import confirm_payment, decide, open_from_queue, press
from .site import Messages, RunningSite

WITHIN_5_SECONDS = 5_000
ENDING = "13800001006"  # a member of the demonstration whose term ends soon


@pytest.fixture(scope="module")
def running_site(tmp_path_factory, migrated):
    """The site of association T, in its own database."""
    site = RunningSite(tmp_path_factory.mktemp("site-t"), association="t")
    try:
        site.start(migrated)
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

    receive(reviewer, f"SF{company.phone}001", shot)
    open_from_queue(reviewer, "applications", company.name)
    shot(reviewer, "T2-desk-papers")
    decide(reviewer, "approve")
    own.wait_for_url("**/join/dues/**", timeout=WITHIN_5_SECONDS)
    shot(own, "T3-dues")
    axe(own)

    if method == "wechat":
        pay_by_wechat(own, open_page, running_site, shot)
    else:
        company.page = own
        company.send_voucher("示例回单.png")
        finance = staff("finance")
        confirm_payment(finance, company.name)
    own.wait_for_url("**/join/done/**", timeout=WITHIN_5_SECONDS)
    expect(own.get_by_text("恭喜您，入会成功!")).to_be_visible()
    shot(own, "T3-joined")
    sms.wait_for(company.phone, "入会成功")
    mail.wait_for(email, "入会成功")

    own.goto("/member/messages/")
    expect(own.get_by_text(re.compile("入会成功|成功入会")).first).to_be_visible()
    shot(own, "T3-messages")
    own.goto("/member/")
    expect(own.get_by_text("正常").first).to_be_visible()
    ask_for_an_invoice(own, staff("finance"), company, shot, axe)
    receive_by_post(own, reviewer, company, shot, axe)


def receive(reviewer, number: str, shot=None) -> None:
    """T2: a number is scanned, and what it belongs to has come."""
    reviewer.goto("/admin/parcels/intake/")
    reviewer.locator("#scan").fill(number)
    reviewer.locator("#scan").press("Enter")
    if shot:
        shot(reviewer, "T2-desk-intake")
    reviewer.locator("[name=decision][value=receive]").click()
    expect(reviewer.locator(".messages .success, .w-message--success, li.success").first).to_be_visible()


def ask_for_an_invoice(own, finance, company, shot, axe) -> None:
    """T5: the details are filled in once; finance issues the document and its file."""
    own.goto("/member/invoices/")
    own.locator("main form[action$='/invoices/request/'] button").first.click()
    own.locator("input[name=kind]").first.check()
    own.locator("input[name=email]").fill("finance@example.com")
    own.locator("main form.invoice-form button[type=submit]").first.click()
    own.wait_for_url("**/member/invoices/")
    shot(own, "T5-requested")
    axe(own)
    open_from_queue(finance, "invoice_requests", company.name)
    finance.locator("input[name$=number]").first.fill(f"2432200000{company.phone}")
    finance.locator("input[type=file]").first.set_input_files(picture("示例票据.png", "#eef4f8"))
    press(finance, "[name=decision][value=issue]")


def receive_by_post(own, reviewer, company, shot, axe) -> None:
    """T4: what is owed is sent in one parcel; its number and the files are found in the member center."""
    reviewer.goto(f"/admin/dispatch/?q={company.name}")
    reviewer.locator("input[data-tick]").first.wait_for()
    for tick in reviewer.locator("input[data-tick]").all():
        tick.check()
    shot(reviewer, "T4-desk-owed")
    reviewer.locator("form[data-ticks] button[type=submit]").first.click()
    reviewer.locator("select[name=courier]").select_option(label="顺丰速运")
    reviewer.locator("input[name^=number-]").fill(f"SF{company.phone}888")
    reviewer.locator("button[name=step][value=check]").click()
    shot(reviewer, "T4-desk-what-will-happen")
    reviewer.locator("button[name=step][value=send]").click()
    expect(reviewer.locator(".messages .success, .w-message--success, li.success").first).to_be_visible()
    own.goto("/member/files/")
    expect(own.get_by_text(f"SF{company.phone}888").first).to_be_visible()
    expect(own.get_by_text("示例票据.png").or_(own.get_by_text("票据")).first).to_be_visible()
    shot(own, "T4-files")
    axe(own)


@pytest.mark.parametrize("screen", ["desk"], indirect=True)
def test_two_stages_send_back(company, open_page, staff, sms):
    """The first review and the council's each want something changed; nobody decides the same thing twice."""
    apply(company, f"contact{company.phone}@example.com", level=3)  # a level that the council votes on
    page, reviewer = company.page, staff("reviewer")
    open_from_queue(reviewer, "applications", company.name)
    decide(reviewer, "return", remarks={"address": "请写到门牌号。"})
    page.wait_for_url("**/join/form/", timeout=WITHIN_5_SECONDS)
    expect(page.get_by_text("请写到门牌号。").first).to_be_visible()
    company.answer("通讯地址").fill("示例市示例路 8 号")
    company.go_on()
    company.submit()
    open_from_queue(reviewer, "applications", company.name)
    decide(reviewer, "approve")

    own = open_page("desk")
    enter_account(own, company, sms)
    own.goto("/join/papers/")
    announce(own, f"SF{company.phone}003")
    receive(reviewer, f"SF{company.phone}003")
    open_from_queue(reviewer, "applications", company.name)
    decide(reviewer, "return", comment="缺少营业执照复印件。")
    own.reload()
    expect(own.get_by_text("缺少营业执照复印件。").first).to_be_visible()
    announce(own, f"SF{company.phone}004")
    receive(reviewer, f"SF{company.phone}004")
    open_from_queue(reviewer, "applications", company.name)
    decide(reviewer, "approve")

    leader = staff("leader")
    open_from_queue(leader, "applications", company.name)
    decide(leader, "return", comment="请补充单位介绍。")
    own.wait_for_url("**/join/form/**", timeout=WITHIN_5_SECONDS)
    company.page = own
    company.answer("单位负责人").fill("示例负责人")
    company.go_on()
    company.submit()
    open_from_queue(leader, "applications", company.name)  # back with the council, not with the first review
    leader.locator("[name=reference]").fill("第五届理事会第三次会议")
    leader.locator("[name=held_on]").fill(f"{date.today():%Y-%m-%d}")
    decide(leader, "approve")
    own.wait_for_url("**/join/dues/**", timeout=WITHIN_5_SECONDS)


@pytest.mark.parametrize("screen", ["phone"], indirect=True)  # it has one such member
def test_a_member_renews_for_two_years_by_wechat(page, open_page, sms, running_site, shot, axe):
    Company(page, sms, ENDING).log_in("/member/")
    if "/member/password/" in page.url:
        page.get_by_role("button", name="以后再说").click()
        page.wait_for_url(re.compile(r"/member/$"))
    before = page.locator(".member-card__facts time").inner_text()
    page.goto("/member/renew/")
    page.locator("[name=years][value='2']").check(force=True)
    year = int(before[:4])
    expect(page.locator("[data-quote-shown]")).to_contain_text(f"{year + 2}{before[4:10]}")
    shot(page, "J11-two-years")
    axe(page)
    page.get_by_role("button", name="去缴费").click()
    page.wait_for_url(re.compile(r"/member/renew/\d+/"))
    pay_by_wechat(page, open_page, running_site, shot)
    expect(page.get_by_text("恭喜您，续费成功")).to_be_visible(timeout=WITHIN_5_SECONDS)
    shot(page, "J11-renewed")
    page.goto("/member/")
    expect(page.locator(".member-card__facts time")).to_contain_text(f"{year + 2}{before[4:10]}")


def pay_by_wechat(own, open_page, site, shot) -> None:
    """T3: the code on the page is scanned by the payer's phone."""
    expect(own.get_by_text(re.compile(r"JF\d+")).first).to_be_visible()  # the notice is made: the page stays
    if (button := own.locator("[data-code] form button.button--primary")).count():
        button.first.click()
    expect(own.locator("[data-code] .code__picture")).to_be_visible()
    shot(own, "T3-code")
    number = re.search(r"订单号 (\d+)", own.locator("main").inner_text())[1]
    payer = own.context.browser.new_context(locale="zh-CN").new_page()
    payer.goto(f"http://127.0.0.1:{site.payer_port}/")
    payer.locator("form.card", has_text=number).locator("button.pay").click()
    payer.wait_for_load_state()
    payer.context.close()
