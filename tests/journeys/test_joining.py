"""A company joins association J, from its first visit to its certificate (J1 to J9)."""

import re
import time

import pytest
from playwright.sync_api import expect

from .company import Company, picture
from .secretariat import confirm_payment, decide, open_from_queue, return_voucher

WITHIN_5_SECONDS = 5_000
WITHIN_10_SECONDS = 10_000


@pytest.fixture
def company(page, sms, fresh_phone) -> Company:
    return Company(page, sms, fresh_phone())


def test_a_company_joins(company, page, staff, sms, shot, axe):
    page.goto("/")
    shot(page, "home")
    page.goto("/guide/")
    shot(page, "guide")

    page.goto("/join/")
    expect(page.get_by_text("请输入手机号码进行会员注册")).to_be_visible()
    shot(page, "J1-login")
    company.log_in("/join/")

    shot(page, "J2-notice")
    axe(page)
    page.goto("/join/form/")
    expect(page.get_by_role("button", name="我已知晓")).to_be_visible()
    company.acknowledge()

    shot(page, "J3-form-empty")
    company.fill_in()
    company.upload_papers()
    shot(page, "J3-form-filled")
    axe(page)
    company.go_on()
    page.wait_for_url("**/join/check/")
    expect(page.get_by_text(company.code)).to_be_visible()
    shot(page, "J3-check")
    company.submit()

    expect(page.get_by_text("提交成功，请等待审核...")).to_be_visible()
    shot(page, "J4-waiting")
    axe(page)

    reviewer = staff("reviewer")
    shot(reviewer, "desk-home-of-reviewer")
    reviewer.goto("/admin/applications/")
    shot(reviewer, "desk-queue")
    open_from_queue(reviewer, "applications", company.name)
    shot(reviewer, "J4-desk-review")
    decide(reviewer, "approve")
    decided = time.monotonic()
    page.wait_for_url("**/join/dues/", timeout=WITHIN_5_SECONDS)
    assert time.monotonic() - decided < 6
    sms.wait_for(company.phone, "审核通过")

    expect(page.locator("main")).to_contain_text(re.compile(r"应付金额：\s*2000\.00\s*元"))
    shot(page, "J7-dues")
    axe(page)
    company.send_voucher("示例回单一.png", "示例回单二.png")
    shot(page, "J7-voucher-sent")
    page.get_by_text("查看凭证").click()
    expect(page.get_by_role("link", name=re.compile("示例回单一")).first).to_be_visible()

    ask_for_invoice(page, shot)

    finance = staff("finance")
    shot(finance, "desk-home-of-finance")
    open_from_queue(finance, "vouchers", company.name)
    shot(finance, "J7-desk-voucher")
    confirm_payment(finance, company.name)
    confirmed = time.monotonic()
    page.wait_for_url("**/join/done/", timeout=WITHIN_5_SECONDS)
    expect(page.get_by_text("恭喜您，入会成功!")).to_be_visible()
    shot(page, "J8-joined")
    assert sms.wait_for(company.phone, "尊敬的用户，您已入会成功")

    page.get_by_role("main").get_by_role("link", name="会员中心").first.click()
    set_first_password(page, shot)
    look_at_certificate(page, shot, deadline=confirmed + 10)
    walk_the_member_center(page, shot, axe, company)


def ask_for_invoice(page, shot) -> None:
    """J7: 我要开票 asks for the details once."""
    page.get_by_role("link", name="我要开票").click()
    shot(page, "J7-invoice")
    page.get_by_label(re.compile("邮箱")).fill("bill@example.com")
    page.get_by_role("button", name="提交").click()
    shot(page, "J7-invoice-asked")
    page.goto("/join/")
    page.wait_for_url("**/join/dues/")


def set_first_password(page, shot) -> None:
    """J9: the first visit asks for a password."""
    shot(page, "J9-first-visit")
    page.get_by_role("link", name="立即设置密码").click()
    for field in page.locator("input[type=password]").all():
        field.fill("示例-correct-horse-42")
    shot(page, "J9-first-password")
    page.locator("form:has(input[type=password]) button[type=submit]").last.click()
    page.wait_for_url("**/member/")


def look_at_certificate(page, shot, *, deadline: float) -> None:
    """J8: the certificate is ready within ten seconds of the confirmation, and anyone can check it."""
    page.goto("/member/certificates/")
    link = page.get_by_role("main").get_by_role("link", name="下载").first
    while not link.is_visible():
        assert time.monotonic() < deadline, "the certificate is not ready after 10 seconds"
        page.wait_for_timeout(300)
        page.goto("/member/certificates/")
    shot(page, "J9-certificates")
    with page.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.goto("/verify/")
    shot(page, "verify")


def walk_the_member_center(page, shot, axe, company) -> None:
    page.goto("/member/")
    expect(page.locator("main")).to_contain_text(company.name)
    expect(page.locator("main")).to_contain_text(re.compile(r"会员有效期至：?\s*\d{4}-\d\d-\d\d \d\d:\d\d"))
    shot(page, "J9-member-center")
    axe(page)
    for path, name in (("orders/", "orders"), ("settings/", "settings")):
        page.goto(f"/member/{path}")
        shot(page, f"J9-{name}")
        axe(page)


def test_sent_back_corrected_and_approved(company, page, staff, sms, shot):
    company.apply()
    reviewer = staff("reviewer")
    open_from_queue(reviewer, "applications", company.name)
    decide(reviewer, "return", comment="请补充资料。", remarks={"licence": "图片不清晰，请重新上传。"})
    page.wait_for_url("**/join/form/", timeout=WITHIN_5_SECONDS)
    sms.wait_for(company.phone, "需要修改")
    expect(page.get_by_text("请补充资料。")).to_be_visible()
    expect(page.get_by_text("图片不清晰，请重新上传。").first).to_be_visible()
    expect(company.answer("单位名称")).to_have_value(company.name)
    shot(page, "sent-back")

    slot = company.slot("营业执照")
    with page.expect_file_chooser() as chooser:
        slot.locator("[data-upload-replace]").click()
    chooser.value.set_files(picture("示例清晰执照.png", "#ffffff"))
    expect(slot.locator(".upload__item")).to_contain_text("示例清晰执照.png")
    company.answer("通讯地址").fill("江苏省示例市示例路 2 号")
    company.go_on()
    company.submit()

    open_from_queue(reviewer, "applications", company.name)
    expect(reviewer.locator("main")).to_contain_text("示例路 1 号")
    shot(reviewer, "desk-compared-with-before")
    decide(reviewer, "approve")
    page.wait_for_url("**/join/dues/", timeout=WITHIN_5_SECONDS)


def test_voucher_returned_replaced_and_confirmed(company, page, staff, sms, shot):
    company.apply()
    reviewer = staff("reviewer")
    open_from_queue(reviewer, "applications", company.name)
    decide(reviewer, "approve")
    page.wait_for_url("**/join/dues/", timeout=WITHIN_5_SECONDS)
    company.send_voucher("示例模糊回单.png")

    finance = staff("finance")
    return_voucher(finance, company.name, "回单看不清金额。")
    expect(page.get_by_text("回单看不清金额。").first).to_be_visible(timeout=WITHIN_5_SECONDS)
    sms.wait_for(company.phone, "回单看不清金额")
    shot(page, "voucher-returned")

    company.send_voucher("示例第二张回单.png")
    page.get_by_role("link", name="更换凭证").click()
    shot(page, "voucher-replacing")
    company.send_voucher("示例第三张回单.png")
    confirm_payment(finance, company.name)
    page.wait_for_url("**/join/done/", timeout=WITHIN_5_SECONDS)
    sms.wait_for(company.phone, "入会成功")
    finance.goto("/admin/orders/")
    shot(finance, "desk-orders")


def test_a_draft_survives_closing_the_browser_and_wrong_answers_lose_nothing(
    company, page, open_page, sms, screen, shot, watch
):
    watch.allow("422 .*/join/form/files/")
    company.log_in("/join/")
    company.acknowledge()
    company.fill_in(统一社会信用代码="123", 联系人手机号="12345")
    company.upload("营业执照", picture("示例营业执照.png"))
    refused = company.slot("会员登记表上传")
    refused.locator("input[type=file]").set_input_files(
        {"name": "登记表.jpg", "mimeType": "image/jpeg", "buffer": b"MZ" + b"\0" * 2000}
    )
    expect(refused.locator("[data-upload-error-text]")).to_be_visible()
    company.go_on()
    expect(page).to_have_title(re.compile("^错误："))
    expect(page.locator(".error-summary")).to_be_visible()
    expect(company.slot("营业执照").locator(".upload__item")).to_contain_text("示例营业执照.png")
    shot(page, "wrong-answers")

    cookies = page.context.cookies()
    page.close()
    later = Company(open_page(screen), sms, company.phone)
    later.page.context.add_cookies(cookies)
    later.page.goto("/join/")
    expect(later.slot("营业执照").locator(".upload__item")).to_contain_text("示例营业执照.png")
    expect(later.answer("统一社会信用代码")).to_have_value("123")
    expect(later.answer("单位名称")).to_have_value(company.name)


def test_two_tabs_of_one_form_lose_nothing(company, page, sms):
    company.log_in("/join/")
    company.acknowledge()
    other = Company(page.context.new_page(), sms, company.phone)
    other.page.goto(page.url)
    other.answer("单位名称").fill("示例另一窗口公司")
    expect(other.page.locator("[data-draft-status]")).to_contain_text("已保存")

    company.answer("通讯地址").fill("示例路 1 号")
    expect(page.locator("[data-draft-status]")).to_contain_text("已保存")
    company.answer("单位名称").fill(company.name)
    expect(page.locator("[data-draft-status]")).to_contain_text("单位名称")
    page.get_by_role("button", name="保存草稿").click()
    expect(page.locator(".alert--warning")).to_contain_text("示例另一窗口公司")
    expect(company.answer("单位名称")).to_have_value(company.name)
    expect(company.answer("通讯地址")).to_have_value("示例路 1 号")
