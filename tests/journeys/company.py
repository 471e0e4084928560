"""A made-up company, and the way it walks through joining in a browser."""

import io
import itertools
import re
import secrets
from dataclasses import dataclass, field

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect
from stdnum.cn import uscc as stdnum_uscc

from .site import Messages

_numbers = itertools.count(secrets.randbelow(10**6))


def made_up_code() -> str:
    """A code that adds up and belongs to nobody: its place, 990000, does not exist."""
    body = f"91990000MB{next(_numbers):07d}"
    return body + stdnum_uscc.calc_check_digit(body)


def picture(name: str, colour: str = "#fdf6e3", kind: str = "PNG") -> dict:
    """A real picture, as Playwright hands it to a file input."""
    image = Image.new("RGB", (900, 640), colour)
    ImageDraw.Draw(image).rectangle((20, 20, 880, 620), outline="#b23a2e", width=8)
    content = io.BytesIO()
    image.save(content, kind)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": content.getvalue()}


@dataclass
class Company:
    """What one company types; `page` is its browser, `phone` the login."""

    page: Page
    sms: Messages
    phone: str
    name: str = field(default_factory=lambda: f"示例燃气{next(_numbers)}有限公司")
    code: str = field(default_factory=made_up_code)

    def log_in(self, to: str = "/account/login/") -> None:
        """J1: ask for a code and log in with it, after opening `to`, which leads to the login page."""
        page, before = self.page, len(self.sms.to(self.phone))
        page.goto(to)
        panel = page.locator("#by-code")
        panel.get_by_placeholder("请输入手机号").fill(self.phone)
        panel.get_by_role("button", name="获取验证码").click()
        code = self.sms.code_for(self.phone, after=before)
        panel.get_by_placeholder("请输入短信验证码").fill(code)
        panel.get_by_role("button", name="登录", exact=True).click()
        page.wait_for_url(lambda url: "/account/login/" not in url)

    def acknowledge(self) -> None:
        """J2: read the notice and say so."""
        self.page.get_by_role("button", name="我已知晓").click()
        self.page.wait_for_url("**/join/form/")

    def fill_in(self, **changes: str) -> None:
        """J3: everything required and some of the rest; `changes` by label."""
        typed = {
            "单位名称": self.name,
            "统一社会信用代码": self.code,
            "官网链接": "www.example.com",
            "通讯地址": "江苏省示例市示例路 1 号",
            "联系人手机号": self.phone,
            "联系人职位": "办公室主任",
            "联系邮箱": "contact@example.com",
        } | changes
        for label, text in typed.items():
            self.answer(label).fill(text)
        self.page.get_by_label(re.compile("^联系人[*（(]|^联系人$")).first.fill("示例联系人")
        for label in ("所属行业", "期望加入", "会员分类"):
            self.answer(label).select_option(index=1)

    def answer(self, label: str):
        """The field with this label; required ones carry a mark behind it."""
        return self.page.get_by_label(re.compile(f"^{label}(\\W|$)")).first

    def upload(self, label: str, file: dict) -> None:
        """Choose a file in the upload named `label`, and wait until it is there."""
        slot = self.slot(label)
        slot.locator("input[type=file]").set_input_files(file)
        expect(slot.locator(".upload__item", has_text=file["name"])).to_be_visible()

    def slot(self, label: str):
        return self.page.locator("[data-upload]").filter(
            has=self.page.locator("label", has_text=re.compile(f"^\\s*{label}"))
        )

    def upload_papers(self) -> None:
        self.upload("单位logo", picture("示例标志.png", "#1f5f8b"))
        self.upload("营业执照", picture("示例营业执照.png"))
        self.upload("会员登记表上传", picture("示例登记表.jpg", kind="JPEG"))

    def go_on(self) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="下一步").last.click()

    def submit(self) -> None:
        """J3: from the check page to the waiting page."""
        self.page.wait_for_url("**/join/check/")
        self.page.get_by_role("button", name="提交").click()
        self.page.wait_for_url("**/join/waiting/")

    def apply(self) -> None:
        """J1 to J4 without looking around."""
        self.log_in("/join/")
        self.acknowledge()
        self.fill_in()
        self.upload_papers()
        self.go_on()
        self.submit()

    def send_voucher(self, *names: str) -> None:
        """J7: upload pictures of the transfer and send them to finance."""
        for name in names:
            self.upload("付款凭证", picture(name, "#e8f1e4"))
        self.page.get_by_role("button", name="提交凭证").click()
        expect(self.page.get_by_text("已提交至管理员，请等待确认收款...")).to_be_visible()
