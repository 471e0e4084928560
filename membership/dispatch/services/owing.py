"""What becomes owed, and what turns out not to be."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.certificates.models import Certificate
from membership.dues.models import InvoiceRequest, Order, Period
from membership.joining.models import Application, Stage, StageKind
from membership.joining.route import route_of
from membership.organisations.models import Organisation

from ..errors import AlreadySettled, NothingChosen
from ..models import DispatchSettings, Item, Owed
from ..rules import due_on, items_of_term, posts


@transaction.atomic
def owe_for_period(*, period: Period, by: User | None) -> list[Owed]:
    """What the association posts because this term began; asked again, it stays what it was."""
    rules, order = DispatchSettings.load(), period.order
    step = _step_of(order)
    items = items_of_term(rules, kind=order.kind, has_step=step is not None)
    return [_owe(order, rules, step, by=by, item=item, period=period) for item in items]


@transaction.atomic
def owe_for_invoice(*, request: InvoiceRequest, by: User | None) -> Owed | None:
    """The invoice that was issued, where this association posts it."""
    rules, order = DispatchSettings.load(), request.order
    step = _step_of(order)
    if not posts(rules, Item.INVOICE, kind=order.kind, has_step=step is not None):
        return None
    return _owe(order, rules, step, by=by, item=Item.INVOICE, invoice=request)


@transaction.atomic
def owe_certificate_again(*, certificate: Certificate, by: User | None) -> Owed | None:
    """A certificate that was issued anew goes by post like the one before it. What still waits to be sent is
    sent with the new number; a company that was never posted one gets it in the member center only."""
    rules, organisation = DispatchSettings.load(), certificate.membership.organisation
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = Owed.objects.filter(organisation=organisation, item=Item.CERTIFICATE)
    if not rules.reissued_certificate or not before.exists():
        return None
    if waiting := before.of_period(certificate.period).waiting().select_for_update().first():
        if waiting.certificate_id:
            waiting.certificate = certificate
            waiting.save(update_fields=["certificate"])
        return waiting
    due = due_on(rules, since=timezone.localdate())
    owed = Owed.objects.create(
        organisation=organisation, item=Item.CERTIFICATE, certificate=certificate, due_on=due
    )
    log(owed, "dispatch.owed", user=by)
    return owed


@transaction.atomic
def owe(*, organisations: Iterable[Organisation], note: str, by: User) -> list[Owed]:
    """Something the secretariat promised to these companies."""
    due = due_on(DispatchSettings.load(), since=timezone.localdate())
    rows = []
    for organisation in organisations:
        owed = Owed.objects.create(organisation=organisation, item=Item.OTHER, note=note, due_on=due)
        log(owed, "dispatch.owed", user=by)
        rows.append(owed)
    return rows


@transaction.atomic
def dismiss_owed(*, owed: Sequence[int], reason: str, by: User) -> list[Owed]:
    """Say that this is not to be sent: handed over in person, wanted on screen only."""
    rows = locked_waiting(owed)
    for row in rows:
        row.settle(Owed.Status.NOT_NEEDED, by=by, reason=reason)
        row.save()
        log(row, "dispatch.dismissed", user=by, data={"reason": reason})
    return rows


@transaction.atomic
def drop_owed(*, rows: QuerySet[Owed], why: str, by: User | None) -> None:
    """What they were owed for no longer holds: what was not sent yet is not to be sent."""
    with translation.override(settings.LANGUAGE_CODE):
        reason = str(why)
    for row in rows.waiting().select_for_update().order_by("pk"):
        row.settle(Owed.Status.NOT_NEEDED, by=by, reason=reason)
        row.save()
        log(row, "dispatch.dismissed", user=by, data={"reason": reason})


@transaction.atomic
def reopen_owed(*, owed: Owed, by: User) -> Owed:
    """It is to be sent after all. Raises `IllegalTransition` unless it was dismissed."""
    owed = Owed.objects.select_for_update().get(pk=owed.pk)
    if owed.status == Owed.Status.SENT:
        raise AlreadySettled([owed.organisation.name])
    owed.settle(Owed.Status.OWED, by=by)
    owed.save()
    log(owed, "dispatch.reopened", user=by)
    return owed


def locked_waiting(owed: Sequence[int]) -> list[Owed]:
    """These rows, locked, all of them still waiting. Raises `NothingChosen` or `AlreadySettled`."""
    rows = Owed.objects.select_for_update(of=("self",)).filter(pk__in=owed).order_by("pk")
    rows = list(
        rows.select_related("organisation", "period__order", "certificate__paper").prefetch_related(
            "invoice__orders"
        )
    )
    if not rows or len(rows) != len(set(owed)):
        raise NothingChosen
    settled = {row.organisation.name for row in rows if row.status != Owed.Status.OWED}
    if settled:
        raise AlreadySettled(sorted(settled))
    return rows


def _step_of(order: Order) -> Stage | None:
    """The step "dispatch" of the process that this order belongs to."""
    application = Application.objects.filter(order=order).select_related("process").first()
    if application is None:
        return None
    return next((stage for stage in route_of(application) if stage.kind == StageKind.DISPATCH), None)


def _owe(order: Order, rules: DispatchSettings, step: Stage | None, *, by: User | None, **reason) -> Owed:
    target = step.target_days if step else None
    due = due_on(rules, since=timezone.localdate(), target_days=target)
    owed, is_new = Owed.objects.get_or_create(
        **reason, defaults={"organisation": order.organisation, "due_on": due}
    )
    if is_new:
        log(owed, "dispatch.owed", user=by)
    return owed
