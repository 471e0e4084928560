"""Companies at every step of joining, so that each queue of the desk has something to look at."""

from django.utils import timezone
from stdnum.cn import uscc as stdnum_uscc

from membership.accounts.models import AgreementVersion, PhoneDevice, User
from membership.accounts.origin import Origin
from membership.dues.models import Level
from membership.dues.services import confirm_voucher, request_invoice, submit_voucher
from membership.joining.fields import FILE_FIELDS
from membership.joining.models import Application, JoiningProcess, Review
from membership.joining.services import (
    Verdict,
    attach_file,
    begin_application,
    review_application,
    save_draft,
    submit_application,
)
from membership.organisations.models import Category, Industry
from membership.papers.rules import FORM, IMAGE
from membership.papers.services import store_upload
from membership.parcels.services import announce_parcel, receive_parcel

from . import papers
from .associations.facts import Association


def add_companies(process: JoiningProcess, told: Association) -> None:
    """Each as far as `told.applications` says: submitted, returned, papers (asked for), sent (on their way),
    approved, paid (a voucher waits) or joined."""
    reviewer, finance = (User.objects.get(username=name) for name in ("reviewer", "finance"))
    for place, (name, step) in enumerate(told.applications, start=1):
        application = _send(process, told, place, name)
        if step == "returned":
            _decide(
                application, reviewer, Review.Decision.RETURN, remarks={"licence": "图片不清晰，请重新上传。"}
            )
        if step not in ("submitted", "returned"):
            _decide(application, reviewer, Review.Decision.APPROVE)
        if application.status == Application.Status.PAPERS and step != "papers":
            _post_papers(application, place, reviewer if step != "sent" else None)
        if step in ("paid", "joined"):
            _pay(application, finance if step == "joined" else None)


def _post_papers(application: Application, place: int, reviewer: User | None) -> None:
    """The company sends them; a reviewer, if there is one, has got them and found them good."""
    parcel = announce_parcel(
        organisation=application.organisation,
        courier="sf",
        number=f"SF10000000000{place:02d}",
        by=application.applicant,
    )
    if reviewer:
        receive_parcel(parcel=parcel, by=reviewer)
        application.refresh_from_db()
        _decide(application, reviewer, Review.Decision.APPROVE)


def _send(process: JoiningProcess, told: Association, place: int, name: str) -> Application:
    code = made_up_code(place)
    user = _applicant(place)
    application = begin_application(
        user=user,
        process=process,
        notice=AgreementVersion.objects.current("joining_notice"),
        origin=Origin(address="192.0.2.1", user_agent="Demonstration"),
    )
    uploads = {
        "licence": (papers.licence(name, code), IMAGE),
        "registration_form": (papers.filled_form(name), FORM),
        "quality_certificate": (papers.licence(name, code), IMAGE),
    }
    for slot in FILE_FIELDS:
        if slot in uploads:
            upload, rule = uploads[slot]
            file = store_upload(upload=upload, rule=rule, uploaded_by=user)
            attach_file(application=application, slot=slot, file=file)
    answers = _answers(told, place, name, code)
    typed = {field: str(getattr(value, "pk", value)) for field, value in answers.items()}
    save_draft(application=application, values=typed)
    return submit_application(application=application, answers=answers, by=user)


def _answers(told: Association, place: int, name: str, code: str) -> dict:
    industries, categories = list(Industry.objects.all()), list(Category.objects.all())
    return {
        "name": name,
        "uscc": code,
        "industry": industries[place % len(industries)],
        "level": Level.objects.offered().first(),
        "website": "https://example.com/",
        "address": f"{told.place}示例市示例路 {place} 号",
        "introduction": f"<p>{name}是为演示而虚构的单位。</p>",
        "contact_name": f"示例联系人{place}",
        "contact_phone": _phone(place),
        "contact_title": "办公室主任",
        "contact_email": f"contact{place}@example.com",
        "category": categories[place % len(categories)],
        "landline": "",
        "head_name": f"示例负责人{place}",
        "head_title": "总经理",
    }


def _applicant(place: int) -> User:
    user = User(username=User.opaque_username())
    user.set_unusable_password()
    user.save()
    PhoneDevice.objects.create(user=user, phone=_phone(place))
    return user


def _phone(place: int) -> str:
    return f"+861380000{place:04d}"


def made_up_code(place: int) -> str:
    """A code that adds up and belongs to nobody: its place, 990000, does not exist."""
    body = f"91990000MA{place:07d}"
    return body + stdnum_uscc.calc_check_digit(body)


def _decide(application: Application, reviewer: User, decision: str, **reasons) -> None:
    review_application(
        application=application,
        verdict=Verdict(decision, **reasons),
        reviewer=reviewer,
        submission=application.submissions,
    )
    application.refresh_from_db()


def _pay(application: Application, finance: User | None) -> None:
    order, user = application.order, application.applicant
    upload = papers.voucher(application.name, order.amount)
    file = store_upload(upload=upload, rule=IMAGE, uploaded_by=user)
    voucher = submit_voucher(order=order, files=[file], by=user)
    if finance:
        confirm_voucher(voucher=voucher, by=finance, amount=order.amount, received_on=timezone.localdate())
        _ask_for_invoice(application)


def _ask_for_invoice(application: Application) -> None:
    details = {"name": application.name, "uscc": application.uscc, "email": application.contact_email}
    blank = dict.fromkeys(("address", "phone", "bank", "account"), "")
    request_invoice(
        orders=[application.order], kind="receipt", details=details | blank, by=application.applicant
    )
