"""What is measured, and as whom."""

import json
import sys
from dataclasses import asdict, dataclass

VISITOR = ""


@dataclass(frozen=True)
class PageToMeasure:
    name: str
    path: str
    who: str = VISITOR


def pages() -> list[PageToMeasure]:
    from membership.dues.models import Order, Voucher
    from membership.joining.models import Application

    waiting = Application.objects.get(name="示例苏北管道检测有限公司")
    voucher = Voucher.objects.get(order__organisation__name="示例运河能源服务有限公司")
    order = Order.objects.get(organisation__name="示例滨江热力集团有限公司")
    return [
        PageToMeasure("bare view", "/healthz"),
        PageToMeasure("home page", "/"),
        PageToMeasure("news index", "/news/"),
        PageToMeasure("news article", "/news/council-meeting/"),
        PageToMeasure("guide step", "/guide/form/"),
        PageToMeasure("log in", "/account/login/"),
        PageToMeasure("look-up", "/verify/"),
        PageToMeasure("joining form", "/join/form/", "applicant"),
        PageToMeasure("waiting", "/join/waiting/", "waiting"),
        PageToMeasure("waiting: state", "/join/state/", "waiting"),
        PageToMeasure("dues", "/join/dues/", "approved"),
        PageToMeasure("member center", "/member/", "member"),
        PageToMeasure("member: bills", "/member/orders/", "member"),
        PageToMeasure("member: certificates", "/member/certificates/", "member"),
        PageToMeasure("admin home", "/admin/", "admin"),
        PageToMeasure("admin: applications", "/admin/applications/", "reviewer"),
        PageToMeasure("admin: review screen", f"/admin/applications/inspect/{waiting.pk}/", "reviewer"),
        PageToMeasure("admin: vouchers", "/admin/vouchers/", "finance"),
        PageToMeasure("admin: voucher", f"/admin/vouchers/inspect/{voucher.pk}/", "finance"),
        PageToMeasure("admin: orders", "/admin/orders/", "finance"),
        PageToMeasure("admin: order", f"/admin/orders/inspect/{order.pk}/", "finance"),
        PageToMeasure("admin: payments", "/admin/payments/", "finance"),
        PageToMeasure("admin: invoice requests", "/admin/invoice_requests/", "finance"),
        PageToMeasure("admin: memberships", "/admin/memberships/", "admin"),
        PageToMeasure("admin: organisations", "/admin/organisations/", "admin"),
        PageToMeasure("admin: certificates", "/admin/certificate/", "admin"),
        PageToMeasure("admin: notices", "/admin/notice/", "admin"),
    ]


def people() -> dict:
    from membership.accounts.models import User
    from membership.joining.models import Application

    companies = {
        "waiting": "示例苏北管道检测有限公司",
        "approved": "示例云台山天然气有限公司",
        "member": "示例江南燃气有限公司",
    }
    found = {who: Application.objects.get(name=name).applicant for who, name in companies.items()}
    found["applicant"] = Application.objects.filter(status="draft").latest("pk").applicant
    return found | {name: User.objects.get(username=name) for name in ("admin", "reviewer", "finance")}


def session_of(user) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def fill(before: int, rows: int) -> None:
    """From `before` generated companies to `rows`."""
    from . import rows as make

    make.add_companies(before, rows - before)
    make.add_news(before // 10, (rows - before) // 10)
    somebody = people()
    member = somebody["member"]
    if not member.has_usable_password():  # the first visit of the member center asks for one
        member.set_password("示例-not-used-anywhere")
        member.save()
    make.add_bills(member, before // 100, rows // 100 - before // 100)
    told = {"sessions": {who: session_of(user) for who, user in somebody.items()}}
    print(json.dumps(told | {"pages": [asdict(page) for page in pages()]}))


if __name__ == "__main__":
    import logging

    import django

    django.setup()
    logging.disable(logging.INFO)
    fill(*map(int, sys.argv[1:3]))
