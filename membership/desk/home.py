"""What the staff see first: what waits for them, and how the association stands."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Min, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component

from membership.certificates.models import CertificateRequest
from membership.certificates.permissions import user_can_see_requests
from membership.directory.colleagues import uses_magazine
from membership.directory.models import MagazineProfile
from membership.directory.permissions import user_can_see_profiles
from membership.dispatch.models import Owed
from membership.dispatch.permissions import user_can_see_dispatch
from membership.dues.models import InvoiceRequest, Membership, Payment, Voucher
from membership.dues.permissions import user_can_see_money
from membership.dues.terms import MembershipState
from membership.exchange.models import ExchangeSettings, Post, Product, Report
from membership.exchange.permissions import user_can_moderate
from membership.joining.models import DECIDED, Application, Stage
from membership.joining.permissions import user_can_see_applications
from membership.notifications.models import Notice
from membership.organisations.models import Proposal
from membership.parcels.models import Parcel
from membership.parcels.permissions import user_can_see_parcels


@dataclass(frozen=True)
class Waiting:
    """So much of one thing waits, the oldest since `since`."""

    label: str
    url: str
    count: int
    since: datetime | None = None
    alarm: bool = False
    late: int = 0  # of these, so many after the day they were to be dealt with

    @property
    def waited(self) -> str:
        """For how long; nothing in the first minute."""
        if not self.since or timezone.now() - self.since < timedelta(minutes=1):
            return ""
        return timesince(self.since)

    @property
    def tone(self) -> str:
        if not self.count:
            return "none"
        return "alarm" if self.alarm else "some"


def waiting_for(user) -> list[Waiting]:
    """Everything that waits, as far as this member of staff may see it."""
    found = applications_waiting(user) if user_can_see_applications(user) else []
    if user.has_perm("organisations.view_proposal"):
        proposals = Proposal.objects.pending()
        label = _("Changes of company data")
        found.append(_queue(label, "profile_changes:index", proposals, "submitted_at"))
    if user_can_see_requests(user):
        requests = CertificateRequest.objects.pending()
        found.append(
            _queue(_("Certificate requests"), "certificate_requests:index", requests, "requested_at")
        )
    if user_can_see_profiles(user) and uses_magazine():
        profiles = MagazineProfile.objects.pending()
        label = _("Profiles in the magazine")
        found.append(_queue(label, "magazine_profiles:index", profiles, "submitted_at"))
    found += exchange_waiting(user)
    if user_can_see_money(user):
        found += [
            _queue(_("Vouchers to confirm"), "vouchers:index", Voucher.objects.pending(), "submitted_at"),
            _queue(
                _("Invoices to issue"),
                "invoice_requests:index",
                InvoiceRequest.objects.pending(),
                "requested_at",
                alarm=InvoiceRequest.objects.overdue().exists(),
            ),
            *invoices_to_reverse(),
        ]
    if user_can_see_parcels(user):
        awaited = Parcel.objects.incoming().announced()
        found.append(_queue(_("Parcels to receive"), "parcels:index", awaited, "announced_at"))
    if user_can_see_dispatch(user):
        waiting = Owed.objects.waiting()
        is_late = Owed.objects.overdue().exists()
        found.append(_queue(_("To be sent by post"), "dispatch:index", waiting, "since", alarm=is_late))
    if user.has_perm("notifications.view_notice"):
        failed = Notice.objects.needing_attention()
        found.append(
            _queue(_("Messages that did not arrive"), "notice:index", failed, "created_at", alarm=True)
        )
    return found


def exchange_waiting(user) -> list[Waiting]:
    """Posts, products and reports, where this association has them."""
    rules = ExchangeSettings.load()
    found = []
    if rules.uses_posts and user_can_moderate(user, Post):
        waiting = Post.objects.to_moderate()
        found.append(_queue(_("Supply and demand to review"), "exchange_posts:list", waiting, "submitted_at"))
    if rules.uses_products and user_can_moderate(user, Product):
        waiting = Product.objects.to_moderate()
        found.append(_queue(_("Products to review"), "exchange_products:list", waiting, "submitted_at"))
    if found and user.has_perm("exchange.view_report"):
        reports = Report.objects.pending()
        found.append(_queue(_("Reports of entries"), "exchange_reports:index", reports, "created_at"))
    return found


def invoices_to_reverse() -> list[Waiting]:
    """Rare enough to be told of only when there is one: an invoice whose money has gone back."""
    requests = InvoiceRequest.objects.to_reverse()
    found = _queue(_("Invoices to reverse"), "invoice_requests:index", requests, "decided_at", alarm=True)
    return [replace(found, url=f"{found.url}?status=to_reverse")] if found.count else []


def _queue(label, url_name, queryset, moment, *, alarm=False) -> Waiting:
    seen = queryset.order_by().aggregate(count=Count("pk"), since=Min(moment))
    return Waiting(label=label, url=reverse(url_name), alarm=alarm, **seen)


def applications_waiting(user) -> list[Waiting]:
    """By stage, so that everyone sees whose turn it is; one's own stages lead to one's own queue."""
    own = set(Stage.objects.decided_by(user).values_list("pk", flat=True))
    to_decide = Q(applications__in=Application.objects.to_decide())
    overdue = to_decide & Q(applications__due_on__lt=timezone.localdate())
    current = Q(process__is_current=True, is_on=True, kind__in=DECIDED)
    stages = Stage.objects.filter(current | to_decide).annotate(
        waiting=Count("applications", filter=to_decide, distinct=True),
        late=Count("applications", filter=overdue, distinct=True),
        since=Min("applications__stage_since", filter=to_decide),
    )
    address = reverse("applications:index")
    return [
        Waiting(
            label=_("Applications: %(stage)s") % {"stage": stage.name},
            url=f"{address}?scope={'mine' if stage.pk in own else 'review'}&stage={stage.pk}",
            count=stage.waiting,
            since=stage.since,
            late=stage.late,
            alarm=bool(stage.late),
        )
        for stage in stages.order_by("process", "sort_order").distinct()
    ]


@dataclass(frozen=True)
class Figures:
    """Members, and dues received in this year and the one before."""

    members: int
    this_year: Decimal | None = None
    last_year: Decimal | None = None


def figures_for(user) -> Figures | None:
    if not user.has_perm("dues.view_membership"):
        return None
    members = Membership.objects.exclude(state=MembershipState.WITHDRAWN).count()
    if not user_can_see_money(user):
        return Figures(members=members)
    year = timezone.localdate().year
    sums = Payment.objects.received().aggregate(
        this_year=Sum("amount", filter=Q(received_on__year=year)),
        last_year=Sum("amount", filter=Q(received_on__year=year - 1)),
    )
    return Figures(members=members, **{name: total or Decimal(0) for name, total in sums.items()})


class DeskPanel(Component):
    """Stands first on the admin's home."""

    name = "desk"
    order = 50
    template_name = "desk/admin/home.html"

    def __init__(self, user):
        self.user = user

    @cached_property
    def keeps_pages(self) -> bool:
        return user_has_any_page_permission(self.user)

    def get_context_data(self, parent_context):
        year = timezone.localdate().year
        return {
            "waiting": waiting_for(self.user),
            "figures": figures_for(self.user),
            "keeps_pages": self.keeps_pages,
            "year": year,
            "year_before": year - 1,
        }
