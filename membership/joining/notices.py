"""The messages of the joining room (J5, J8)."""

from django.conf import settings
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from membership.notifications.addresses import organisation_mailbox, user_mailbox
from membership.notifications.channels import Channel
from membership.notifications.placeholders import clause
from membership.notifications.services import queue_notice
from membership.notifications.types import NoticeType, register

_COMPANY = {"company": "示例燃气有限公司"}
_JOURNEY = reverse_lazy("joining:start")

register(
    NoticeType(
        key="application_approved",
        name=_("Application approved"),
        variables=_COMPANY,
        text=_(
            "The application of {company} has been approved. "
            "Please log in, pay the dues and upload the voucher."
        ),
        subject=_("The application of {company} has been approved"),
        email_text=_(
            "Dear colleagues of {company},\n\n"
            "your application has been approved. Please log in: the page says what is to be paid and how. "
            "Once the payment is confirmed you are a member, and you are told so."
        ),
        link=_JOURNEY,
    ),
    NoticeType(
        key="application_returned",
        name=_("Application sent back"),
        variables=_COMPANY | {"reason": "营业执照图片不清晰"},
        text=_(
            "The application of {company} needs changes: {reason}. "
            "Please log in, correct it and send it again."
        ),
        subject=_("The application of {company} needs changes"),
        email_text=_(
            "Dear colleagues of {company},\n\n"
            "your application needs changes: {reason}.\n\n"
            "Please log in: the remarks stand beside the fields, and nothing you filled in is lost. "
            "Once you have sent it again, the review goes on."
        ),
        link=_JOURNEY,
    ),
    NoticeType(
        key="application_rejected",
        name=_("Application rejected"),
        variables=_COMPANY | {"reason": "不符合入会条件"},
        text=_("The application of {company} was not approved: {reason}."),
        subject=_("The application of {company} was not approved"),
        email_text=_(
            "Dear colleagues of {company},\n\n"
            "we are sorry: your application was not approved. Reason: {reason}.\n\n"
            "If you have questions, please contact the secretariat."
        ),
        link=_JOURNEY,
    ),
    NoticeType(
        key="papers_wanted",
        name=_("Papers by post asked for"),
        variables=_COMPANY,
        text=_(
            "The application of {company} has passed the review. Please log in, print the registration form, "
            "seal it and post it with the papers listed there."
        ),
        subject=_("{company}: please post the papers"),
        email_text=_(
            "Dear colleagues of {company},\n\n"
            "your application has passed the review. Please log in, print the registration form, seal it, "
            "and post it with the papers listed there. "
            "Then enter courier and tracking number, so that we expect it."
        ),
        link=_JOURNEY,
    ),
    NoticeType(
        key="papers_missing",
        name=_("Papers are missing"),
        variables=_COMPANY | {"reason": "请补寄营业执照复印件"},
        text=_(
            "The papers of {company} are not complete yet: {reason}. Please log in and post what is missing."
        ),
        subject=_("{company}: papers are missing"),
        link=_JOURNEY,
    ),
    NoticeType(
        key="joined",
        name=_("Joined"),
        variables=_COMPANY | {"number": "20260001"},
        text=_("Dear user, you have joined successfully. Company: {company}, member number {number}."),
        subject=_("{company} has joined"),
        email_text=_(
            "Dear colleagues of {company},\n\n"
            "welcome: you have joined successfully. Your member number is {number}.\n\n"
            "In the member center you find your certificate and your bills, and you can ask for an invoice."
        ),
        link=reverse_lazy("center:home"),
    ),
)


def _tell(application, *, type: str, event: str, **params: str) -> None:
    """To whoever is named in the application, over the channels of the process it began under; on the site to
    the company, as soon as there is one."""
    of_company = application.organisation_id
    queue_notice(
        type=type,
        event=event,
        phone=str(application.contact_phone),
        email=application.contact_email,
        mailbox=organisation_mailbox(of_company) if of_company else user_mailbox(application.applicant_id),
        channels=[channel for channel in Channel if getattr(application.process, f"sends_{channel}")],
        params={"company": application.name, **params},
    )


def tell_approved(application) -> None:
    _tell(application, type="application_approved", event=f"application-approved:{application.pk}")


def tell_returned(application, review) -> None:
    _tell(
        application,
        type="application_returned",
        event=f"application-reviewed:{review.pk}",
        reason=_reason(review),
    )


def tell_rejected(application, review) -> None:
    _tell(
        application,
        type="application_rejected",
        event=f"application-reviewed:{review.pk}",
        reason=_reason(review),
    )


def tell_papers_wanted(application) -> None:
    _tell(application, type="papers_wanted", event=f"papers-wanted:{application.pk}")


def tell_papers_missing(application, review) -> None:
    _tell(
        application,
        type="papers_missing",
        event=f"application-reviewed:{review.pk}",
        reason=_reason(review),
    )


def tell_joined(application) -> None:
    _tell(
        application,
        type="joined",
        event=f"joined:{application.pk}",
        number=application.organisation.membership.number,
    )


def _reason(review) -> str:
    with translation.override(settings.LANGUAGE_CODE):  # the language of the message, not of the reviewer
        return clause(review.comment) or gettext("see the remarks beside the fields")
