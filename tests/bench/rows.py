"""Companies by the thousand, straight into the tables: for measuring, not for testing what services do."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import cycle, islice

from django.db import transaction
from django.utils import timezone

from membership.accounts.models import AgreementVersion, PhoneDevice, User
from membership.certificates.models import Certificate
from membership.dues.models import (
    InvoicedOrder,
    InvoiceRequest,
    Level,
    Membership,
    Order,
    Payment,
    Period,
    Voucher,
    VoucherFile,
)
from membership.joining.models import Application, JoiningProcess, Review
from membership.notifications.models import Notice, NoticeStatus
from membership.organisations.models import Category, Contact, Industry, Organisation
from membership.papers.models import Paper, PrivateFile, RenderStatus
from news.models import NewsPage
from tests.factories import made_up_uscc

Status = Application.Status
# One in three is under way, so that every queue grows with the rows.
STATES = [
    *(Status.JOINED, Status.SUBMITTED, Status.JOINED, Status.APPROVED, Status.JOINED, Status.RETURNED),
    *(Status.JOINED, Status.REJECTED, Status.JOINED, Status.DRAFT, Status.JOINED, Status.WITHDRAWN),
]
SENT = {*Status} - {Status.DRAFT}
BATCH = 500


@dataclass
class Lists:
    """What every row points to."""

    process: JoiningProcess
    stage: object
    level: Level
    industries: list
    categories: list
    notice: AgreementVersion
    reviewer: User
    finance: User


def lists() -> Lists:
    process = JoiningProcess.objects.current()
    return Lists(
        process=process,
        stage=process.stages.get(kind="review"),
        level=Level.objects.first(),
        industries=list(Industry.objects.all()),
        categories=list(Category.objects.all()),
        notice=AgreementVersion.objects.current("joining_notice"),
        reviewer=User.objects.get(username="reviewer"),
        finance=User.objects.get(username="finance"),
    )


def many(model, rows: list) -> list:
    return model.objects.bulk_create(rows, batch_size=BATCH)


@transaction.atomic
def add_companies(start: int, count: int) -> None:
    """Companies number `start` and up, each with the papers of the state it is in."""
    given, numbers = lists(), range(start, start + count)
    users = many(User, [User(username=f"bench{n}", password="!") for n in numbers])
    many(
        PhoneDevice,
        [PhoneDevice(user=u, phone=f"+86137{n:08d}") for u, n in zip(users, numbers, strict=True)],
    )
    states = list(islice(cycle(STATES), count))
    organisations = add_organisations(given, numbers, users, states)
    applications = add_applications(given, numbers, users, states, organisations)
    add_notices(applications)
    orders = {a.organisation_id: a.order for a in applications if a.order_id}
    joined = [a for a in applications if a.status == Status.JOINED]
    add_vouchers(given, [a for a in applications if a.order_id])
    add_memberships(given, [(a, orders[a.organisation_id]) for a in joined])


def details(given: Lists, n: int, licence=None) -> dict:
    return {
        "name": f"示例测量{n}有限公司",
        "uscc": made_up_uscc(2_000_000 + n),
        "industry": given.industries[n % len(given.industries)],
        "category": given.categories[n % len(given.categories)],
        "address": f"江苏省示例市示例路 {n} 号",
        "introduction": f"<p>示例测量{n}有限公司是为测量而虚构的单位。</p>",
        "head_name": "示例负责人",
        "licence": licence,
    }


def add_organisations(given: Lists, numbers, users, states) -> dict:
    known = {Status.APPROVED, Status.JOINED}
    chosen = [(n, user) for n, user, state in zip(numbers, users, states, strict=True) if state in known]
    made = many(Organisation, [Organisation(**details(given, n)) for n, _user in chosen])
    contacts = [
        Contact(organisation=o, user=user, name="示例联系人", phone=f"+86137{n:08d}", is_primary=True)
        for o, (n, user) in zip(made, chosen, strict=True)
    ]
    many(Contact, contacts)
    return dict(zip((n for n, _user in chosen), made, strict=True))


def add_applications(given: Lists, numbers, users, states, organisations) -> list[Application]:
    now = timezone.now()
    licences = add_files("营业执照.png", users, like=PrivateFile.objects.filter(kind="image").first())
    orders = add_orders(given, dict(zip(numbers, users, strict=True)), states, organisations)
    rows = [
        Application(
            **details(given, n, licence),
            number=f"B{n:08d}" if state in SENT else "",
            process=given.process,
            applicant=user,
            status=state,
            stage=given.stage if state in (Status.SUBMITTED, Status.RETURNED) else None,
            level=given.level,
            contact_name="示例联系人",
            contact_phone=f"+86137{n:08d}",
            submissions=int(state in SENT),
            notice=given.notice,
            submitted_at=now - timedelta(minutes=n) if state in SENT else None,
            organisation=organisations.get(n),
            order=orders.get(n),
        )
        for n, user, state, licence in zip(numbers, users, states, licences, strict=True)
    ]
    applications = many(Application, rows)
    decisions = {Status.RETURNED: "return", Status.REJECTED: "reject"}
    reviews = [
        Review(
            application=a, stage=given.stage, submission=1, reviewer=given.reviewer,
            decision=decisions.get(a.status, "approve"), comment="示例意见",
        )
        for a in applications
        if a.status in (*decisions, Status.APPROVED, Status.JOINED)
    ]  # fmt: skip
    many(Review, reviews)
    return applications


def add_files(name: str, users, *, like: PrivateFile) -> list[PrivateFile]:
    """Rows that share the bytes of one file."""
    same = {field: getattr(like, field) for field in ("file", "thumbnail", "size", "kind", "content_type")}
    rows = [PrivateFile(**same, name=name, sha256=like.sha256, uploaded_by=user) for user in users]
    return many(PrivateFile, rows)


def add_orders(given: Lists, users: dict, states, organisations) -> dict[int, Order]:
    joined = {n for n, state in zip(users, states, strict=True) if state == Status.JOINED}
    rows = [
        Order(
            number=f"BD{n:08d}", kind=Order.Kind.JOINING, organisation=organisation, level=given.level,
            amount=Decimal("2000.00"), created_by=users[n],
            status=Order.Status.PAID if n in joined else Order.Status.OPEN,
            paid_at=timezone.now() if n in joined else None,
        )
        for n, organisation in organisations.items()
    ]  # fmt: skip
    return dict(zip(organisations, many(Order, rows), strict=True))


def add_vouchers(given: Lists, applications: list[Application]) -> None:
    paid = {a.pk for a in applications if a.status == Status.JOINED}
    rows = [
        Voucher(
            order=a.order, submitted_by=a.applicant, decided_by=given.finance if a.pk in paid else None,
            status=Voucher.Status.CONFIRMED if a.pk in paid else Voucher.Status.SUBMITTED,
        )
        for a in applications
    ]  # fmt: skip
    vouchers = many(Voucher, rows)
    files = add_files(
        "回单.png", [a.applicant for a in applications], like=PrivateFile.objects.filter(kind="image").last()
    )
    many(VoucherFile, [VoucherFile(voucher=v, file=f) for v, f in zip(vouchers, files, strict=True)])
    payments = [
        Payment(
            order=v.order, voucher=v, method="bank_transfer", amount=v.order.amount,
            received_on=timezone.localdate(), recorded_by=given.finance,
        )
        for v in vouchers
        if v.status == Voucher.Status.CONFIRMED
    ]  # fmt: skip
    many(Payment, payments)


def add_memberships(given: Lists, joined: list[tuple[Application, Order]]) -> None:
    now = timezone.now()
    until = now + timedelta(days=365)
    memberships = many(
        Membership,
        [
            Membership(
                organisation=a.organisation, number=f"B{a.pk:08d}", level=given.level,
                joined_at=now, valid_until=until, state="active",
            )
            for a, _order in joined
        ],
    )  # fmt: skip
    pairs = list(zip(memberships, joined, strict=True))
    periods = [Period(membership=m, order=order, starts_at=now, ends_at=until) for m, (_a, order) in pairs]
    add_certificates(many(Period, periods))
    requests = [
        InvoiceRequest(
            organisation=a.organisation, kind="receipt", requested_by=a.applicant, name=a.name, uscc=a.uscc,
            email="finance@example.com", status="requested" if a.pk % 2 else "issued",
        )
        for _m, (a, order) in pairs
    ]  # fmt: skip
    kept = many(InvoiceRequest, requests)
    orders = [order for _m, (_a, order) in pairs]
    many(InvoicedOrder, [InvoicedOrder(request=r, order=o) for r, o in zip(kept, orders, strict=True)])


def add_certificates(periods: list[Period]) -> None:
    like = PrivateFile.objects.filter(kind="pdf").first()
    files = add_files("证书.pdf", [None] * len(periods), like=like)
    data = Paper.objects.earliest("pk").data
    papers = many(
        Paper,
        [
            Paper(
                kind="certificate", number=f"BC{p.pk:08d}", holder=p.membership.organisation.name,
                render_status=RenderStatus.READY, file=file, data=data,
            )
            for p, file in zip(periods, files, strict=True)
        ],
    )  # fmt: skip
    pairs = zip(papers, periods, strict=True)
    many(
        Certificate,
        [Certificate(paper=paper, membership=p.membership, period=p) for paper, p in pairs],
    )


def add_notices(applications: list[Application]) -> None:
    many(
        Notice,
        [
            Notice(
                event=f"bench:{a.pk}", type="application_submitted", recipient=str(a.contact_phone),
                text="示例短信", status=NoticeStatus.SENT, sent_at=timezone.now(), next_attempt_at=None,
            )
            for a in applications
        ],
    )  # fmt: skip


@transaction.atomic
def add_news(start: int, count: int) -> None:
    """Articles like the first one."""
    like = NewsPage.objects.first()
    parent = like.get_parent()
    for n in range(start, start + count):
        parent.add_child(
            instance=NewsPage(
                title=f"示例新闻{n}", slug=f"bench-{n}", summary=like.summary, category=like.category,
                image=like.image, body=like.body,
            )
        )  # fmt: skip


@transaction.atomic
def add_bills(user: User, start: int, count: int) -> None:
    """A member of many years: renewals, each paid."""
    membership = Membership.objects.get(organisation__contacts__user=user)
    for n in range(start, start + count):
        order = Order.objects.create(
            number=f"BR{n:08d}", kind=Order.Kind.RENEWAL, organisation=membership.organisation,
            level=membership.level, amount=Decimal("2000.00"), status=Order.Status.PAID,
            paid_at=timezone.now(), created_by=user,
        )  # fmt: skip
        begin = membership.joined_at + timedelta(days=365 * (n + 1))
        period = Period.objects.create(
            membership=membership, order=order, starts_at=begin, ends_at=begin + timedelta(days=365)
        )
        add_certificates([period])
