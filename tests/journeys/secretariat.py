"""What the staff do in the admin, as they do it."""

from playwright.sync_api import Page, expect


def open_from_queue(page: Page, queue: str, company: str) -> None:
    """Find the company in a queue of the desk and open it."""
    page.goto(f"/admin/{queue}/")
    page.get_by_role("link", name=company).first.click()
    expect(page.get_by_text(company).first).to_be_visible()


def decide(page: Page, decision: str, *, comment: str = "", remarks: dict[str, str] | None = None) -> None:
    """On the review screen: `approve`, `return` or `reject`, with reasons (`remarks` by field name)."""
    if comment:
        page.locator("[name$=comment]").fill(comment)
    for name, text in (remarks or {}).items():
        remark = page.locator(f"#id_remark_{name}")
        if not remark.is_visible():
            page.locator("details").filter(has=remark).locator("summary").click()
        remark.fill(text)
    press(page, f"[name=decision][value={decision}]")


def press(page: Page, button: str) -> None:
    """Press a button that asks before it acts, and say yes."""
    page.locator(button).click()
    page.locator("[data-confirm-yes]").click()
    expect(page.locator(".messages .success, .w-message--success, li.success").first).to_be_visible()


def confirm_payment(page: Page, company: str) -> None:
    """Finance: the money of this company's voucher is in the account."""
    open_from_queue(page, "vouchers", company)
    press(page, "[name=decision][value=confirm]")


def return_voucher(page: Page, company: str, reason: str) -> None:
    open_from_queue(page, "vouchers", company)
    form = page.locator("form").filter(has=page.locator("[name=decision][value=return]"))
    if not form.locator("textarea").is_visible():
        page.locator("details").filter(has=form).locator("summary").first.click()
    form.locator("textarea").fill(reason)
    press(page, "[name=decision][value=return]")
