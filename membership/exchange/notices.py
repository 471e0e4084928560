"""The messages of this room."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from membership.notifications.channels import Channel
from membership.notifications.groups import Group
from membership.notifications.placeholders import clause
from membership.notifications.types import NoticeType, register
from membership.organisations.telling import tell_company

from .models import Entry, Inquiry, Reply, Report

BY_MAIL = (Channel.EMAIL, Channel.INBOX)
_ENTRY = {"company": "示例供热有限公司", "title": "供应 DN300 球阀"}

register(
    NoticeType(
        key="entry_published",
        name=_("Entry published"),
        subject=_("Published: {title}"),
        channels=BY_MAIL,
        variables=_ENTRY,
        text=_("“{title}” of {company} is published; other members can find it now."),
    ),
    NoticeType(
        key="entry_change_published",
        name=_("Change of an entry published"),
        subject=_("Change published: {title}"),
        channels=BY_MAIL,
        variables=_ENTRY,
        text=_("The change of “{title}” of {company} is published."),
    ),
    NoticeType(
        key="entry_returned",
        name=_("Entry sent back"),
        subject=_("Sent back: {title}"),
        channels=BY_MAIL,
        variables=_ENTRY | {"reason": "请写明规格"},
        text=_(
            "“{title}” of {company} was sent back: {reason}. "
            "Correct it in the member center and send it again."
        ),
    ),
    NoticeType(
        key="entry_taken_down",
        name=_("Entry taken down"),
        subject=_("Taken down: {title}"),
        channels=BY_MAIL,
        variables=_ENTRY | {"reason": "内容与事实不符"},
        text=_("The secretariat has taken down “{title}” of {company}: {reason}."),
    ),
    NoticeType(
        key="entry_expiring",
        name=_("Entry about to end"),
        subject=_("About to end: {title}"),
        channels=BY_MAIL,
        variables=_ENTRY | {"day": "2027-03-01"},
        text=_(
            "“{title}” of {company} is shown until {day}. Renew it in the member center if it still holds."
        ),
    ),
    NoticeType(
        key="entry_expired",
        name=_("Entry ended"),
        subject=_("Ended: {title}"),
        channels=(Channel.INBOX,),
        variables=_ENTRY,
        text=_("“{title}” of {company} has ended. You can renew it in the member center at any time."),
    ),
    NoticeType(
        key="inquiry_received",
        name=_("Inquiry received"),
        subject=_("{asker} writes about {title}"),
        channels=BY_MAIL,
        variables=_ENTRY | {"asker": "示例设备有限公司"},
        text=_("{asker} has written to {company} about “{title}”. Read and answer it in the member center."),
    ),
    NoticeType(
        key="inquiry_replied",
        name=_("Inquiry answered"),
        subject=_("{writer} has answered about {title}"),
        channels=BY_MAIL,
        variables=_ENTRY | {"writer": "示例设备有限公司"},
        text=_("{writer} has answered {company} about “{title}”. Read it in the member center."),
    ),
    NoticeType(
        key="report_decided",
        name=_("Report decided"),
        subject=_("Your report: {title}"),
        channels=(Channel.INBOX,),
        variables=_ENTRY | {"decision": "已处理"},
        text=_("The secretariat has looked at what {company} reported about “{title}”: {decision}."),
    ),
    group=Group.EXCHANGE,
)


def tell_published(entry: Entry, *, is_change: bool) -> None:
    type = "entry_change_published" if is_change else "entry_published"
    _tell_of(entry, type=type, event=f"{type}:{_key(entry)}:{entry.latest_revision_id}")


def tell_returned(entry: Entry, *, is_change: bool) -> None:
    _tell_of(
        entry,
        type="entry_returned",
        event=f"entry-returned:{_key(entry)}:{entry.latest_revision_id}",
        reason=clause(entry.reason),
    )


def tell_taken_down(entry: Entry) -> None:
    event = f"entry-taken-down:{_key(entry)}:{entry.latest_revision_id}:{entry.updated_at:%Y%m%d%H%M%S%f}"
    _tell_of(entry, type="entry_taken_down", event=event, reason=clause(entry.reason))


def tell_expiring(entry: Entry) -> None:
    day = entry.valid_until.isoformat()
    _tell_of(entry, type="entry_expiring", event=f"entry-expiring:{_key(entry)}:{day}", day=day)


def tell_expired(entry: Entry) -> None:
    _tell_of(entry, type="entry_expired", event=f"entry-expired:{_key(entry)}:{entry.valid_until}")


def tell_asked(inquiry: Inquiry) -> None:
    tell_company(
        inquiry.recipient,
        type="inquiry_received",
        event=f"inquiry-received:{inquiry.pk}",
        link=inquiry.get_absolute_url(),
        title=clause(inquiry.entry.title),
        asker=inquiry.organisation.name,
    )


def tell_replied(reply: Reply) -> None:
    inquiry = reply.inquiry
    answers = reply.organisation_id == inquiry.recipient_id
    tell_company(
        inquiry.organisation if answers else inquiry.recipient,
        type="inquiry_replied",
        event=f"inquiry-replied:{reply.pk}",
        link=inquiry.get_absolute_url(),
        title=clause(inquiry.entry.title),
        writer=reply.organisation.name,
    )


def tell_decided(report: Report) -> None:
    with translation.override(settings.LANGUAGE_CODE):  # the language of the message, not of who decides
        decision = clause(report.note) or report.get_status_display()
    tell_company(
        report.organisation,
        type="report_decided",
        event=f"report-decided:{report.pk}",
        title=clause(report.entry.title),
        decision=decision,
    )


def _key(entry: Entry) -> str:
    return f"{entry._meta.model_name}-{entry.pk}"


def _tell_of(entry: Entry, *, type: str, event: str, **params: str) -> None:
    tell_company(
        entry.organisation,
        type=type,
        event=event,
        link=entry.get_absolute_url(),
        title=clause(entry.title),
        **params,
    )
