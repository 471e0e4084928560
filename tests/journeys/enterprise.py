"""What a company does at association T, beside what every company does: its own account, papers by post."""

import re

from playwright.sync_api import Page, expect

from .company import Company, picture
from .site import Messages

PASSWORD = "示例的长密码-2026"


def show(page: Page, caption: str, file: str = "IMG_1234.png") -> None:
    """T1: add a publicity picture and say what it shows."""
    slot = page.locator("[data-pictures]")
    before = slot.locator("[data-upload-item]").count()
    slot.locator("input[type=file]").set_input_files(picture(file, "#e6efe9"))
    expect(slot.locator("[data-upload-item]")).to_have_count(before + 1)
    slot.locator("[data-caption]").last.fill(caption)


def enter_account(page: Page, company: Company, sms: Messages) -> None:
    """T1: log in with the initial password of the SMS, and choose another."""
    opened = sms.wait_for(company.phone, "初始密码")["params"]
    page.goto(f"/account/login/?tab=password&name={opened['account']}")
    panel = page.locator("#by-password")
    panel.locator("input[type=password]").fill(opened["password"])
    panel.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/account/password/change/**")
    for field in page.locator("main input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main button[name=action]").click()
    page.wait_for_url(re.compile(r"/(join|member)/"))


def announce(page: Page, number: str) -> None:
    """T2: the papers are on their way under this number."""
    page.locator("#parcels select").select_option(label="顺丰速运")
    page.locator("#parcels input[name$=number]").fill(number)
    page.locator("#parcels .form-actions button").click()
    expect(page.locator(".papers__parcels")).to_contain_text(number)
