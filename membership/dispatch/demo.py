"""The dispatch desk of a demonstration: something sent, something to send, something late, a file for all."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from membership.accounts.models import User
from membership.dues.models import DuesSettings, Membership
from membership.joining.models import JoiningProcess
from membership.organisations.models import Organisation
from membership.papers.models import PrivateFile
from membership.papers.services import store_content
from membership.workdays import add_working_days

from .models import AssociationFile, DispatchSettings, Owed
from .services import dispatch_batch, file_for, owe

LATE = timedelta(days=24)


def add_dispatch_demo(*, by: User) -> None:
    """For the companies that have joined; one whose process posts nothing is promised the magazine."""
    name = DuesSettings.load().payee or "示例协会"
    write_settings(name)
    memberships = Membership.objects.filter(organisation__applications__status="joined")
    members = [each.organisation for each in memberships.select_related("organisation").order_by("pk")]
    if not members:
        return
    if not Owed.objects.exists():
        owe(organisations=members, note="本年度会刊合订本", by=by)
    send_to(members[0], by=by)
    if len(members) > 1:
        make_late(members[1])
    file = notice_file(name)
    file_for(
        organisations=members,
        kind=AssociationFile.Kind.NOTICE,
        title="关于召开年度会员大会的通知",
        file=file,
        by=by,
    )


def write_settings(name: str) -> None:
    process = JoiningProcess.objects.current()
    kept = DispatchSettings.load()
    kept.materials = "会员手册\n行业年度报告\n会刊一册"
    kept.sender_name = f"{name}秘书处"
    if process and process.postal_address:
        kept.sender_address, kept.sender_postcode = process.postal_address, process.postal_code
        kept.sender_phone = process.postal_phone
    kept.save()


def send_to(organisation: Organisation, *, by: User) -> None:
    owed = Owed.objects.waiting().filter(organisation=organisation).values_list("pk", flat=True)
    dispatch_batch(
        token=uuid4(),
        owed=list(owed),
        courier="sf",
        numbers={organisation.pk: "SF1999000000001"},
        enclosures={organisation.pk: "欢迎信"},
        posted_on=timezone.localdate(),
        by=by,
    )


def make_late(organisation: Organisation) -> None:
    """As if it had joined weeks ago."""
    since = timezone.now() - LATE
    due = add_working_days(timezone.localdate(since), DispatchSettings.load().target_days)
    Owed.objects.waiting().filter(organisation=organisation).update(since=since, due_on=due)


def notice_file(name: str) -> PrivateFile:
    from weasyprint import HTML

    html = render_to_string("dispatch/demo/notice.html", {"name": name, "today": timezone.localdate()})
    content = HTML(string=html, base_url=settings.PUBLIC_URL + "/").write_pdf()
    return store_content(content=content, name="关于召开年度会员大会的通知.pdf")
