"""What members do in the member center, so that each of its rooms and each queue it fills shows something."""

from decimal import Decimal

from django.utils import timezone

from membership.accounts.models import User
from membership.certificates.services import request_certificate
from membership.directory.models import MagazineSettings
from membership.directory.services import save_profile, submit_profile
from membership.dues.models import Membership, PaymentMethod
from membership.dues.services import open_renewal, submit_voucher
from membership.dues.terms import MembershipState
from membership.organisations.models import Organisation
from membership.organisations.services import enter_revenue, propose_changes
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload

from . import papers
from .associations.facts import Association
from .exchange import picture

GROWTH = (Decimal("1.00"), Decimal("1.08"), Decimal("1.05"), Decimal("1.17"))
PROFILE = (
    "{name}扎根本地多年，从一座换热站、一条管线做起，如今服务千家万户。我们坚持安全第一、服务至上，"
    "每年投入专项资金更新设备、培训员工，推行全流程数字化巡检。愿与各会员单位交流经验、共享资源，"
    "为行业的安全、清洁和高效发展尽一份力。"
)


def add_member_life(told: Association) -> None:
    members = list(Organisation.objects.filter(membership__isnull=False).order_by("pk"))
    add_revenues(members[:8])
    people = [(each, user) for each in members if (user := owner_of(each))]
    for company, user in people[-1:]:
        new = {"head_name": "示例新负责人", "head_title": "董事长"}
        propose_changes(organisation=company, values=new, by=user)
    for company, user in people[1:2]:
        certificate = company.membership.certificates.first()
        note = "办公室搬迁时遗失，已在会员群内声明。"
        request_certificate(certificate=certificate, kind="lost", note=note, declaration=None, by=user)
    for company, user in people[:1]:
        if MagazineSettings.load().is_used:
            send_profile(company, user)
    renew_one()


def owner_of(company: Organisation) -> User | None:
    contact = company.contacts.owners().filter(user__isnull=False).select_related("user").first()
    return contact.user if contact else None


def add_revenues(companies: list[Organisation]) -> None:
    last = timezone.localdate().year - 1
    for place, company in enumerate(companies):
        amount = Decimal(38_000_000 + place * 21_500_000)
        for back, growth in zip(range(len(GROWTH) - 1, -1, -1), GROWTH, strict=True):
            amount = (amount * growth).quantize(Decimal("0.01"))
            enter_revenue(organisation=company, year=last - back, amount=amount, by=None)


def send_profile(company: Organisation, user: User) -> None:
    photo = store_upload(upload=picture(7), rule=IMAGE, uploaded_by=user)
    profile = save_profile(
        organisation=company, text=PROFILE.format(name=company.name), by=user, photos=[photo]
    )
    captions = {each.pk: "厂区全景" for each in profile.photos.all()}
    profile = save_profile(organisation=company, text=profile.text, by=user, captions=captions)
    submit_profile(profile=profile, by=user)


def renew_one() -> None:
    """A member whose term ends soon has paid by transfer, and waits for finance."""
    ending = Membership.objects.filter(state=MembershipState.EXPIRING).select_related("organisation", "level")
    membership = ending.order_by("-pk").first()
    if membership is None:
        return
    order = open_renewal(organisation=membership.organisation, level=membership.level, years=1, by=None)
    if PaymentMethod.BANK_TRANSFER in order.methods:
        upload = papers.voucher(membership.organisation.name, order.amount)
        submit_voucher(
            order=order, files=[store_upload(upload=upload, rule=IMAGE, uploaded_by=None)], by=None
        )
