"""Requests over one order or several, what finance decides on them, and reversal."""

import io
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from membership.dues import services
from membership.dues.errors import DetailsMissing, FileMissing, InvoiceAlreadyRequested, NotTogether
from membership.dues.models import DuesSettings, InvoiceRequest, InvoiceTitle, Order
from membership.dues.signals import invoice_issued
from membership.errors import IllegalTransition
from membership.notifications.models import Notice
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload
from membership.workdays import add_working_days
from tests.factories import UserFactory, joined_application, made_up_uscc, picture

pytestmark = pytest.mark.django_db

STATUS = InvoiceRequest.Status
DETAILS = {"name": "示例公司", "uscc": made_up_uscc(77), "email": "fp@example.com"}
BANK = {"address": "示例路", "phone": "025-00000000", "bank": "示例银行", "account": "12345678"}


@pytest.fixture
def application():
    application = joined_application()
    application.applicant.set_password("示例密码-2026")
    application.applicant.save()
    return application


@pytest.fixture
def member(application):
    client = Client()
    client.force_login(application.applicant)
    return client


@pytest.fixture
def finance():
    return UserFactory(staff="finance")


@pytest.fixture
def desk(finance):
    client = Client()
    client.force_login(finance)
    return client


def rules(**values) -> DuesSettings:
    settings = DuesSettings.load()
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()
    return settings


def paid(application, count=1, kind="renewal", start=0) -> list[Order]:
    now = timezone.now()
    return [
        Order.objects.create(
            number=f"8{start}{number:04}",
            kind=kind,
            status="paid",
            paid_at=now,
            organisation=application.organisation,
            level=application.level,
            amount=Decimal("2000.00"),
            created_by=application.applicant,
        )
        for number in range(count)
    ]


def ask(*orders, kind="receipt", **given) -> InvoiceRequest:
    given = given or {"details": DETAILS}
    return services.request_invoice(orders=orders, kind=kind, by=orders[0].created_by, **given)


def issue(request, by, **given):
    return services.issue_invoice(request=request, by=by, number="24320001", **given)


def reverse_it(request, by, **given):
    return services.reverse_invoice(request=request, by=by, number="红0001", reason="抬头有误", **given)


STEPS = {
    "issue": issue,
    "return": lambda request, by: services.return_invoice_request(request=request, by=by, reason="有误"),
    "reverse": reverse_it,
}
ALLOWED = {
    (STATUS.REQUESTED, "issue"): STATUS.ISSUED,
    (STATUS.REQUESTED, "return"): STATUS.RETURNED,
    (STATUS.ISSUED, "reverse"): STATUS.REVERSED,
}


@pytest.mark.parametrize("before", STATUS)
@pytest.mark.parametrize("step", STEPS)
def test_what_finance_may_do_with_a_request_in_each_state(application, finance, before, step):
    request = ask(application.order)
    InvoiceRequest.objects.update(status=before)
    if (before, step) not in ALLOWED:
        with pytest.raises(IllegalTransition):
            STEPS[step](request, finance)
        return
    assert STEPS[step](request, finance).status == ALLOWED[before, step]
    assert Notice.objects.filter(type__startswith="invoice_").exists()


def test_a_reversed_invoice_keeps_both_documents_and_its_order_may_be_asked_for_again(application, finance):
    first, red = (store_upload(upload=picture(), rule=IMAGE, uploaded_by=finance) for _each in range(2))
    request = issue(ask(application.order), finance, file=first)
    with pytest.raises(InvoiceAlreadyRequested):
        ask(application.order)
    request = reverse_it(request, finance, file=red)
    assert request.files == [first, red]
    assert (request.number, request.red_number, request.red_reason) == ("24320001", "红0001", "抬头有误")
    again = ask(application.order)
    assert again.status == STATUS.REQUESTED
    owner, stranger = Client(), Client()
    owner.force_login(application.applicant)
    stranger.force_login(joined_application().applicant)
    for file in (first, red):
        assert owner.get(file.get_absolute_url()).status_code == 200
        assert stranger.get(file.get_absolute_url()).status_code == 404
    assert "红0001" in owner.get("/member/invoices/").content.decode()


def test_other_rooms_are_told_when_an_invoice_is_issued(application, finance):
    told = []

    def listen(sender, request, by, **kwargs):
        told.append((request, by))

    invoice_issued.connect(listen)
    try:
        request = issue(ask(application.order), finance)
    finally:
        invoice_issued.disconnect(listen)
    assert told == [(request, finance)]


def test_several_paid_orders_of_one_kind_stand_on_one_invoice(member, application):
    orders = paid(application, 3)
    page = member.get("/member/invoices/").content.decode()
    assert all(order.number in page for order in orders)
    chosen = [order.number for order in orders[:2]]
    address = reverse("center:request-invoice")
    assert "4000.00" in member.get(address, {"order": chosen}).content.decode()
    member.post(address, {"order": chosen, "kind": "receipt", **DETAILS})
    request = InvoiceRequest.objects.get()
    assert (request.amount, set(request.orders.all())) == (Decimal("4000.00"), set(orders[:2]))
    page = member.get("/member/invoices/").content.decode()
    assert f'value="{orders[2].number}"' in page
    assert f'value="{orders[0].number}"' not in page


def test_orders_of_two_kinds_or_companies_or_unpaid_ones_do_not_stand_together(application):
    (renewal,) = paid(application)
    with pytest.raises(NotTogether):
        ask(application.order, renewal)
    with pytest.raises(NotTogether):
        ask(renewal, *paid(joined_application(), start=1))
    two = paid(application, 2, start=2)
    Order.objects.filter(pk=two[1].pk).update(status="open")
    with pytest.raises(NotTogether):
        ask(*two)
    assert not InvoiceRequest.objects.exists()


def test_an_order_of_another_company_cannot_be_asked_for(member):
    (other,) = paid(joined_application())
    response = member.get(reverse("center:request-invoice"), {"order": other.number})
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("charge", "offered"), [("joining", {"receipt"}), ("renewal", {"plain", "special"}), ("none", set())]
)
def test_the_papers_offered_follow_the_kind_of_charge(member, application, charge, offered):
    rules(documents=["joining:receipt", "renewal:plain", "renewal:special"])
    order = application.order if charge != "renewal" else paid(application)[0]
    if charge == "none":
        rules(documents=["renewal:plain"])
    form = member.get(reverse("center:request-invoice"), {"order": order.number}).context["form"]
    assert {value for value, _label in form.fields["kind"].choices} == offered


def test_staff_tick_the_papers_in_the_settings(admin_client):
    address = reverse("wagtailsettings:edit", args=["dues", "duessettings", DuesSettings.load().pk])
    page = admin_client.get(address).content.decode()
    assert 'value="joining:receipt"' in page
    form = admin_client.get(address).context["form"]
    given = {name: value for name, value in form.initial.items() if value is not None}
    given |= {"documents": ["joining:special", "renewal:receipt"], "file_demanded_for": ["special"]}
    given = {name: value for name, value in given.items() if value is not False}
    assert admin_client.post(address, given).status_code == 302
    settings = DuesSettings.objects.get()
    assert settings.kinds_for("joining") == ["special"]
    assert settings.kinds_for("renewal") == ["receipt"]
    assert settings.demands_file("special")


def test_a_kept_title_that_lacks_bank_details_gets_no_special_invoice(member, application):
    rules(documents=["joining:plain", "joining:special"])
    title = services.keep_invoice_title(
        organisation=application.organisation, details=DETAILS, by=application.applicant
    )
    with pytest.raises(DetailsMissing):
        ask(application.order, kind="special", title=title)
    address, given = reverse("center:request-invoice"), {"order": application.order.number, "kind": "special"}
    response = member.post(address, given | {"title": title.pk})
    assert list(response.context["form"].errors) == ["title"]
    member.post(address, given | {"title": "new", **DETAILS, **BANK})
    request = InvoiceRequest.objects.get()
    assert (request.bank, request.title) == ("示例银行", title)


def test_a_title_of_another_company_is_no_choice(member, application):
    other = joined_application()
    title = services.keep_invoice_title(organisation=other.organisation, details=DETAILS, by=other.applicant)
    member.post(
        reverse("dues:invoice", args=[application.order.number]), {"kind": "receipt", "title": title.pk}
    )
    assert not InvoiceRequest.objects.exists()
    with pytest.raises(NotTogether):
        ask(application.order, title=title)


def test_some_papers_are_issued_with_their_file_only(application, finance, desk):
    rules(file_demanded_for=["receipt"])
    request = ask(application.order)
    with pytest.raises(FileMissing):
        issue(request, finance)
    address = reverse("invoice_requests:inspect", args=[request.pk])
    given = {"decision": "issue", "number": "24320001", "day": timezone.localdate().isoformat()}
    response = desk.post(address, given)
    assert "file" in response.context["forms"]["issue"].errors
    desk.post(address, given | {"file": picture()})
    request.refresh_from_db()
    assert (request.status, request.issued_on) == (STATUS.ISSUED, timezone.localdate())


def test_a_request_is_due_by_working_days_from_the_payment(application):
    rules(invoice_days=5)
    today = timezone.localdate()
    request = ask(application.order)
    assert request.due_on == add_working_days(today, 5)
    InvoiceRequest.objects.update(due_on=today - timedelta(days=1))
    assert list(InvoiceRequest.objects.overdue()) == [request]


def test_finance_reverses_on_the_page_of_an_issued_invoice(application, finance, desk):
    request = issue(ask(application.order), finance)
    address = reverse("invoice_requests:inspect", args=[request.pk])
    given = {"decision": "reverse", "number": "红0001", "day": timezone.localdate().isoformat()}
    assert "reason" in desk.post(address, given).context["forms"]["reverse"].errors
    desk.post(address, given | {"reason": "抬头有误", "file": picture()})
    request.refresh_from_db()
    assert (request.status, request.red_number, request.red_file.kind) == (STATUS.REVERSED, "红0001", "image")
    assert Notice.objects.filter(type="invoice_reversed").exists()


def test_an_issued_invoice_whose_money_went_back_waits_to_be_reversed(application, finance, desk):
    request = issue(ask(application.order), finance)
    listed = reverse("invoice_requests:index")
    assert request.name not in desk.get(listed, {"status": "to_reverse"}).content.decode()
    services.request_refund(
        payment=application.order.payments.get(),
        amount=Decimal("2000.00"),
        reason="退会",
        ends_term=True,
        by=finance,
    )
    assert request.name in desk.get(listed, {"status": "to_reverse"}).content.decode()
    assert "status=to_reverse" in desk.get(reverse("wagtailadmin_home")).content.decode()
    page = desk.get(reverse("invoice_requests:inspect", args=[request.pk]))
    assert page.context["is_to_be_reversed"]


def test_the_list_of_requests_is_a_spreadsheet_too(application, finance, desk):
    issue(ask(application.order), finance)
    response = desk.get(reverse("invoice_requests:index"), {"export": "xlsx", "status": "all"})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    heads, row = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    found = dict(zip(heads, row, strict=True))
    assert application.organisation.name in found.values()
    assert {"24320001", application.order.number, made_up_uscc(77)} <= set(map(str, found.values()))


def queries(client, address, **query) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address, query).status_code == 200
    return len(captured)


def test_pages_ask_the_database_the_same_however_much_there_is(member, application, desk, finance):
    pages = [
        (member, "/member/invoices/", {}),
        (desk, reverse("invoice_requests:index"), {"status": "all"}),
    ]
    for start in (1, 2):
        ask(*paid(application, 2, start=start))
        paid(application, 1, start=start + 4)
    for client, address, query in pages:
        queries(client, address, **query)  # what is read once for all pages is read now
    before = [queries(client, address, **query) for client, address, query in pages]
    for start in (7, 8, 9):
        issue(ask(*paid(application, 3, start=start)), finance)
        services.keep_invoice_title(
            organisation=application.organisation,
            details=DETAILS | {"name": f"示例{start}"},
            by=application.applicant,
        )
    assert InvoiceTitle.objects.count() == 4
    assert [queries(client, address, **query) for client, address, query in pages] == before
