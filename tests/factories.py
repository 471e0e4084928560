"""Made-up records for tests. Each factory makes the least that is true; traits add what a test is about.

What only a service may write (submissions, reviews, payments) is made by calling the service: see
`submitted_application`, `approved_application` and `joined_application` below.
"""

import io
from datetime import date, timedelta
from decimal import Decimal

import factory
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image
from stdnum.cn import uscc as stdnum_uscc

from membership.accounts.models import AgreementVersion, PhoneDevice, User
from membership.accounts.origin import Origin
from membership.accounts.services import set_password
from membership.dues.models import DuesSettings, Level, Order, Price
from membership.dues.services import cancel_order, confirm_voucher, open_renewal, submit_voucher
from membership.joining.models import Application, JoiningProcess, Review, Stage, StageKind
from membership.joining.services import (
    Verdict,
    attach_file,
    begin_application,
    review_application,
    submit_application,
)
from membership.notifications.models import Notice
from membership.organisations.models import Category, EnterpriseAccount, Industry, Organisation
from membership.organisations.services import (
    Person,
    add_contact,
    open_enterprise_account,
    register_organisation,
)
from membership.papers.rules import FORM, IMAGE
from membership.papers.services import store_upload

ORIGIN = Origin(address="192.0.2.10", user_agent="Test")
STAFF_PERMISSIONS = {
    "reviewer": ["view_application", "view_organisation", "view_parcel", "change_parcel"],
    "finance": [
        "view_order",
        "view_voucher",
        "change_voucher",
        "view_invoicerequest",
        "change_invoicerequest",
    ],
    "moderator": [
        "view_post",
        "moderate_post",
        "view_product",
        "moderate_product",
        "view_report",
        "change_report",
    ],
}


def made_up_uscc(number: int) -> str:
    """A code that adds up and belongs to nobody: its place, 990000, does not exist."""
    body = f"91990000MA{number:07d}"
    return body + stdnum_uscc.calc_check_digit(body)


def picture(name: str = "示例营业执照.png", colour: str = "white", size=(640, 480)) -> SimpleUploadedFile:
    """A real, small PNG as it would come from a browser."""
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/png")


class UserFactory(DjangoModelFactory):
    """Someone who registered by phone; `staff=…` makes a member of staff in that role instead."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")

    @factory.post_generation
    def phone(self, create, extracted, **kwargs):
        if create and extracted is not False:
            PhoneDevice.objects.create(user=self, phone=extracted or f"+86138{self.pk:08d}")

    @factory.post_generation
    def staff(self, create, role, **kwargs):
        if create and role:
            group, _ = Group.objects.get_or_create(name=f"test {role}")
            codenames = [*STAFF_PERMISSIONS[role], "access_admin"]
            group.permissions.set(Permission.objects.filter(codename__in=codenames))
            self.groups.add(group)


class LevelFactory(DjangoModelFactory):
    class Meta:
        model = Level
        skip_postgeneration_save = True
        django_get_or_create = ("name",)

    name = "会员单位"

    @factory.post_generation
    def price(self, create, amount, **kwargs):
        if create and not self.prices.exists():
            Price.objects.create(level=self, amount=Decimal(amount or "2000.00"), starts_on=date(2020, 1, 1))


class IndustryFactory(DjangoModelFactory):
    class Meta:
        model = Industry
        django_get_or_create = ("name",)

    name = "燃气供应"


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = Category
        django_get_or_create = ("name",)

    name = "燃气企业"


class NoticeVersionFactory(DjangoModelFactory):
    """The joining notice as published."""

    class Meta:
        model = AgreementVersion
        django_get_or_create = ("kind", "number")

    kind = "joining_notice"
    number = 1
    title = "入会须知"
    text = "<p>示例入会须知</p>"


def add_stages(process: JoiningProcess, *, group: Group, reviews: list[str]) -> None:
    """The steps of association J: notice, form, the reviews named, dues."""
    steps = [
        (StageKind.NOTICE, "入会须知", None),
        (StageKind.FORM, "填报信息", None),
        *((StageKind.REVIEW, name, group) for name in reviews),
        (StageKind.DUES, "缴纳会费", None),
    ]
    for place, (kind, name, decides) in enumerate(steps):
        Stage.objects.create(process=process, sort_order=place, kind=kind, name=name, group=decides)


def add_step(process: JoiningProcess, kind: str, *, before: str, **given) -> Stage:
    """One more step in front of the first of another kind, decided by the test reviewers."""
    place = process.stages.filter(kind=before).order_by("sort_order").first().sort_order
    for later in process.stages.filter(sort_order__gte=place):
        later.sort_order += 1
        later.save()
    group, _ = Group.objects.get_or_create(name="test reviewer")
    levels = given.pop("levels", [])
    step = Stage.objects.create(
        process=process,
        kind=kind,
        sort_order=place,
        **{"name": StageKind(kind).label, "group": group} | given,
    )
    step.levels.set(levels)
    step.save()
    return step


class ProcessFactory(DjangoModelFactory):
    """The process in use, with one stage unless `stages` says otherwise (names)."""

    class Meta:
        model = JoiningProcess
        skip_postgeneration_save = True
        django_get_or_create = ("is_current",)

    name = "示例入会流程"
    is_current = True

    @factory.post_generation
    def stages(self, create, names, **kwargs):
        if create and not self.stages.exists():
            group, _ = Group.objects.get_or_create(name="test reviewer")
            add_stages(self, group=group, reviews=names or ["资料审核"])


def process_of(*kinds: str, **given) -> JoiningProcess:
    """The process in use: notice, form, then steps of these kinds, decided by the test reviewers, and dues.

    A kind may be a pair of it and of what else its step is given.
    """
    process = ProcessFactory(stages=["资料审核"], **given)
    process.stages.filter(kind=StageKind.REVIEW).delete()
    for each in kinds:
        kind, more = (each, {}) if isinstance(each, str) else each
        add_step(process, kind, before=StageKind.DUES, **more)
    return process


_numbers = iter(range(1, 10_000_000))


def answers(**changes) -> dict:
    """Cleaned answers to every question of the form."""
    number = next(_numbers)
    given = {
        "name": f"示例燃气{number}有限公司",
        "uscc": made_up_uscc(number),
        "industry": IndustryFactory(),
        "level": LevelFactory(),
        "website": "",
        "address": "示例市示例路 1 号",
        "introduction": "<p>示例介绍</p>",
        "contact_name": "示例联系人",
        "contact_phone": f"+86139{number:08d}",
        "contact_title": "办公室主任",
        "contact_email": "contact@example.com",
        "category": CategoryFactory(),
        "landline": "",
        "head_name": "",
        "head_title": "",
    }
    return given | changes


def draft_application(*, user: User | None = None, process: JoiningProcess | None = None) -> Application:
    """An application with its required files in place, not sent."""
    user = user or UserFactory()
    application = begin_application(
        user=user, process=process or ProcessFactory(), notice=NoticeVersionFactory(), origin=ORIGIN
    )
    for slot, rule in (("licence", IMAGE), ("registration_form", FORM)):
        file = store_upload(upload=picture(f"示例{slot}.png"), rule=rule, uploaded_by=user)
        attach_file(application=application, slot=slot, file=file)
    return application


def submitted_application(
    *, user: User | None = None, process: JoiningProcess | None = None, **changes
) -> Application:
    application = draft_application(user=user, process=process)
    return submit_application(application=application, answers=answers(**changes), by=application.applicant)


def review(application: Application, decision: str, *, reviewer: User | None = None, **verdict) -> Review:
    """A decision on what was last sent, by somebody who may decide."""
    return review_application(
        application=application,
        verdict=Verdict(Review.Decision(decision), **verdict),
        reviewer=reviewer or UserFactory(staff="reviewer"),
        submission=application.submissions,
    )


def approved_application(**given) -> Application:
    application = submitted_application(**given)
    review(application, "approve")
    application.refresh_from_db()
    return application


def voucher_for(order: Order, *, by: User | None = None):
    by = by or order.created_by
    file = store_upload(upload=picture("示例凭证.png"), rule=IMAGE, uploaded_by=by)
    return submit_voucher(order=order, files=[file], by=by)


def joined_application(**given) -> Application:
    application = approved_application(**given)
    order = application.order
    confirm_voucher(
        voucher=voucher_for(order),
        by=UserFactory(staff="finance"),
        amount=order.amount,
        received_on=timezone.localdate(),
    )
    application.refresh_from_db()
    return application


def organisation(**changes):
    """A company that is known, without an application."""
    from membership.organisations.models import Organisation

    number = next(_numbers)
    given = {"name": f"示例热力{number}有限公司", "uscc": made_up_uscc(number)}
    return Organisation.objects.create(**given | changes)


def announced_parcel(*, organisation=None, by: User | None = None, **changes):
    """On its way to the association."""
    from membership.parcels.services import announce_parcel

    given = {"courier": "sf", "number": f"SF{next(_numbers):013}", "by": by or UserFactory()}
    return announce_parcel(organisation=organisation or globals()["organisation"](), **given | changes)


def company(*, owner_phone: str = "", **changes) -> Organisation:
    """A company the association knows, with one owner, who has logged in with this phone."""
    number = next(_numbers)
    phone = owner_phone or f"+86137{number:08d}"
    if not PhoneDevice.objects.filter(phone=phone).exists():
        UserFactory(phone=phone)
    details = {name: _blank(name) for name in Organisation.detail_names()}
    details |= {"name": f"示例供热{number}有限公司", "uscc": made_up_uscc(number)} | changes
    owner = Person(phone=phone, name="示例负责人", email="owner@example.com")
    return register_organisation(details=details, primary=owner, by=None)


def _blank(name: str):
    field = Organisation._meta.get_field(name)
    return None if field.null else ""


def opened_account(**given) -> EnterpriseAccount:
    """A company's own account, just opened."""
    return open_enterprise_account(organisation=company(**given), by=None)


def initial_password(account: EnterpriseAccount) -> str:
    """As the message that waits to be sent says it."""
    event = f"enterprise-password:{account.pk}:{account.passwords_sent}"
    return Notice.objects.filter(event=event).first().params["password"]


def used_account(password: str = "a long password", **given) -> EnterpriseAccount:
    """A company's own account whose owner has chosen a password."""
    account = opened_account(**given)
    set_password(user=account.user, password=password)
    return account


def add_person(organisation: Organisation, role: str, **known) -> User:
    """Somebody who acts for the company in this role, and has logged in."""
    user = UserFactory()
    person = Person(phone=str(user.phone_device.phone), name=known.get("name", f"示例{role}"))
    add_contact(organisation=organisation, person=person, role=role)
    return user


def awaiting_papers(*, process: JoiningProcess | None = None, **given) -> Application:
    """Passed its review; the papers are to be posted."""
    process = process or ProcessFactory()
    process.postal_recipient, process.postal_phone = "示例秘书处", "010-88880000"
    process.postal_address, process.postal_code = "示例市示例区示例路 1 号 501 室", "100000"
    process.papers_to_send = "营业执照复印件（加盖公章）\n法定代表人身份证明"
    process.save()
    if not process.stages.filter(kind=StageKind.PAPERS).exists():
        add_step(process, StageKind.PAPERS, before=StageKind.DUES)
    return approved_application(process=process, **given)


def paid_up(**given) -> Organisation:
    """A member in good standing, without the way it came."""
    from membership.dues.models import Membership

    member = company(**given)
    Membership.objects.create(
        organisation=member,
        number=f"HY{member.pk}",
        level=LevelFactory(),
        joined_at=timezone.now(),
        state="active",
    )
    return member


def owner_of(member: Organisation) -> User:
    return member.contacts.get(is_primary=True).user


def post_of(member: Organisation, *files, **values):
    """A complete draft in 供需对接."""
    from membership.exchange.models import ExchangeCategory, Post
    from membership.exchange.services import Content, save_entry

    usual = {
        "kind": "supply",
        "title": f"供应球阀 {next(_numbers)}",
        "category": ExchangeCategory.objects.get_or_create(name="阀门")[0],
        "text": "<p>全新，现货。</p>",
        "contact_name": "示例联系人",
        "contact_phone": "025-88880000",
        "valid_until": timezone.localdate() + timedelta(days=30),
    }
    content = Content(values=usual | values, files=files)
    return save_entry(entry=Post(organisation=member), content=content, by=owner_of(member))


def sent_post(member: Organisation, *files, **values):
    """It waits for the secretariat."""
    from membership.exchange.services import submit_entry

    return submit_entry(entry=post_of(member, *files, **values), by=owner_of(member))


def live_post(member: Organisation, *files, **values):
    """The secretariat has published it."""
    from membership.exchange.services import approve_entry

    return approve_entry(entry=sent_post(member, *files, **values), by=UserFactory(staff="moderator"))


def product_of(member: Organisation, *files, **values):
    """A draft of a product; `files` as `entry_file` makes them."""
    from membership.exchange.models import ExchangeCategory, Product
    from membership.exchange.services import Content, save_entry

    usual = {
        "title": f"示例球阀 {next(_numbers)}",
        "model_number": "Q41F-16C",
        "category": ExchangeCategory.objects.get_or_create(name="阀门")[0],
        "text": "<p>全焊接结构，适用于供热管网。</p>",
        "contact_name": "示例联系人",
        "contact_phone": "025-88880000",
        "valid_until": timezone.localdate() + timedelta(days=30),
    }
    content = Content(values=usual | values, files=files)
    return save_entry(entry=Product(organisation=member), content=content, by=owner_of(member))


def sent_product(member: Organisation, *files, **values):
    """It waits for the secretariat."""
    from membership.exchange.services import submit_entry

    return submit_entry(entry=product_of(member, *files, **values), by=owner_of(member))


def live_product(member: Organisation, *files, **values):
    """The secretariat has published it."""
    from membership.exchange.services import approve_entry

    sent = sent_product(member, *files, **values)
    return approve_entry(entry=sent, by=UserFactory(staff="moderator"))


def asked_about(post):
    """Another member has written to the company behind a post."""
    from membership.exchange.services import send_inquiry

    asker = paid_up()
    return send_inquiry(entry=post, organisation=asker, text="还有货吗？", by=owner_of(asker))


def cancelled_renewal(organisation: Organisation) -> Order:
    """Ordered and given up: there to be looked at, while nothing is owed."""
    rules = DuesSettings.load()
    opens, rules.renewal_opens_days = rules.renewal_opens_days, 0
    rules.save()
    membership = organisation.membership
    order = open_renewal(organisation=organisation, level=membership.level, years=1, by=None)
    rules.renewal_opens_days = opens
    rules.save()
    return cancel_order(order=order, by=None)
