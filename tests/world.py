"""One of everything, and one of everybody: what the table of permissions is held against."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page

from membership.accounts.models import DataExport, User
from membership.certificates.models import Certificate, CertificateRequest
from membership.desk import roles
from membership.directory.models import City
from membership.directory.services import update_listing
from membership.dispatch.models import AssociationFile, Batch
from membership.dues.models import Difference, InvoiceRequest, Order, Voucher
from membership.dues.services import confirm_voucher, request_invoice
from membership.exchange.models import Entry, Inquiry, Post, Product, Region, Report
from membership.exchange.moderation import task_state_of
from membership.joining.models import Application, JoiningProcess, Review
from membership.joining.services import Verdict, review_application
from membership.notifications.models import Notice, Wording
from membership.notifications.services import queue_notice
from membership.organisations.models import Category, Industry, Organisation, Proposal, Revenue
from membership.organisations.services import enter_revenue, open_enterprise_account, propose_changes
from membership.workdays.models import DayOverride
from news.magazine.models import MagazinePdf
from search.models import SynonymGroup
from tests.dispatch.steps import NOTE, send_and_give
from tests.factories import (
    UserFactory,
    add_stages,
    announced_parcel,
    asked_about,
    cancelled_renewal,
    draft_application,
    live_post,
    live_product,
    sent_post,
    sent_product,
    submitted_application,
    voucher_for,
)

VISITORS = ("stranger", "owner", "contact", "rival")
STAFF = {
    "editor": roles.EDITOR,
    "reviewer": roles.REVIEWER,
    "finance": roles.FINANCE,
    "leader": roles.LEADERSHIP,
    "keeper": roles.ADMINISTRATOR,
}
EVERYBODY = (*VISITORS, *STAFF, "admin")
PASSWORD = "a long password"


@dataclass
class World:
    """A company that has joined (`owner` applied for it, `contact` was named), with its papers; a
    `rival` that has just applied; a draft that nobody but its applicant has seen; the staff."""

    people: dict[str, User]
    application: Application
    voucher: Voucher
    invoice: InvoiceRequest
    filed: AssociationFile
    applied: Application
    draft: Application
    pdf: MagazinePdf
    synonyms: SynonymGroup

    @classmethod
    def make(cls) -> "World":
        people = make_people()
        process = make_process()
        named = str(people["contact"].phone_device.phone)
        application = submitted_application(user=people["owner"], process=process, contact_phone=named)
        approve(application, people["reviewer"])
        application.refresh_from_db()
        voucher = voucher_for(application.order)
        confirm_voucher(
            voucher=voucher,
            by=people["finance"],
            amount=application.order.amount,
            received_on=timezone.localdate(),
        )
        application.refresh_from_db()
        show_company(application.organisation)
        open_enterprise_account(organisation=application.organisation, by=None)
        return cls(
            people=people,
            application=application,
            voucher=voucher,
            invoice=ask_for_invoice(application),
            filed=send_and_give(application.organisation, people["finance"]),
            applied=submitted_application(user=people["rival"], process=process),
            draft=draft_application(process=process),
            pdf=MagazinePdf.objects.create(name="示例.pdf", size=1, sha256="0" * 64, page_count=1),
            synonyms=SynonymGroup.objects.create(words="燃气\n煤气"),
        )

    @property
    def certificate(self) -> Certificate:
        return Certificate.objects.get(membership__organisation=self.application.organisation)

    @property
    def files(self) -> dict:
        """Private files by what they are."""
        return {
            "licence": self.application.licence,
            "voucher": self.voucher.files.get(),
            "certificate": self.certificate.paper.file,
            "draft": self.draft.draft_files.get(slot="licence").file,
        }

    @property
    def difference(self) -> Difference:
        """Money under a number that was never given out."""
        return Difference.objects.get_or_create(kind="unknown_number", method="wechat", number="unknown")[0]

    @cached_property
    def renewal(self) -> Order:
        """What the company that joined ordered, and gave up."""
        return cancelled_renewal(self.application.organisation)

    @property
    def export(self) -> DataExport:
        """What is kept about the owner, ready to be fetched."""
        export, is_new = DataExport.objects.get_or_create(user=self.people["owner"], status="ready")
        if is_new:
            export.expires_at = export.ready_at = timezone.now() + timedelta(days=1)
            export.file.save("export.zip", ContentFile(b"PK"))
        return export

    @property
    def message(self) -> Notice:
        """A message on the site for the company that joined."""
        (notice,) = queue_notice(
            type="invoice_issued",
            event="world",
            mailbox=f"organisation:{self.application.organisation_id}",
            params={"company": self.application.name, "number": "1"},
        )
        return notice

    @property
    def change(self) -> Proposal:
        """A new head of the company that joined, before the secretariat."""
        organisation, owner = self.application.organisation, self.people["owner"]
        return propose_changes(organisation=organisation, values={"head_name": "示例新负责人"}, by=owner)

    @property
    def revenue(self) -> Revenue:
        organisation, owner = self.application.organisation, self.people["owner"]
        return enter_revenue(organisation=organisation, year=2025, amount=Decimal("12500000"), by=owner)

    @property
    def post(self) -> Post:
        """What the company that joined offers."""
        return Post.objects.live().first() or live_post(self.application.organisation)

    @cached_property
    def inquiry(self) -> Inquiry:
        """Another member writes about it."""
        return asked_about(self.post)

    @cached_property
    def report(self) -> Report:
        return Report.objects.create(
            post=self.post, organisation=self.application.organisation, reason="other"
        )

    def waiting(self, namespace: str) -> Entry:
        """An entry that waits for the secretariat."""
        kind = {"exchange_posts": Post, "exchange_products": Product}[namespace]
        send = {"exchange_posts": sent_post, "exchange_products": sent_product}[namespace]
        return kind.objects.to_moderate().first() or send(self.application.organisation)

    @property
    def product(self) -> Product:
        """One that the secretariat has published."""
        return Product.objects.first() or live_product(self.application.organisation)

    def record(self, namespace: str):
        """The record that the admin's pages below this name are opened with."""
        order = self.application.order
        return {
            "applications": self.application,
            "orders": order,
            "vouchers": self.voucher,
            "payments": order.payments.get(),
            "differences": self.difference,
            "invoice_requests": self.invoice,
            "organisations": self.application.organisation,
            "profile_changes": self.change,
            "parcels": announced_parcel(organisation=self.application.organisation),
            "memberships": self.application.organisation.membership,
            "certificate": self.certificate,
            "certificate_requests": asked_certificate(self.certificate),
            "exchange_posts": self.post,
            "exchange_products": self.product,
            "exchange_reports": self.report,
            "exchange_categories": self.post.category,
            "exchange_regions": Region.objects.get_or_create(name="示例地区")[0],
            "magazine_profiles": self.application.organisation.magazine_profiles.get_or_create()[0],
            "listings": self.application.organisation.listing,
            "cities": City.objects.first(),
            "dispatch": self.filed.organisation.owed.get(note=NOTE),
            "batches": Batch.objects.first(),
            "association_files": self.filed,
            "levels": order.level,
            "industries": Industry.objects.first(),
            "categories": Category.objects.first(),
            "joining_processes": self.application.process,
            "day_overrides": DayOverride.objects.get_or_create(day=date(2027, 2, 8))[0],
            "notice": Notice.objects.first(),
            "wording": Wording.objects.first(),
            "wagtailusers_users": self.people["editor"],
            "wagtailusers_groups": Group.objects.first(),
            "consents": self.people["owner"].consents.first(),
            "magazine_admin": self.pdf,
            "wagtailsearchpromotions": Query.get("示例"),
            "wagtailsnippets_search_synonymgroup": self.synonyms,
        }[namespace]

    def url(self, name: str, argument: str) -> str:
        """Where `name` lies for the record that the table's `argument` speaks of."""
        namespace = name.partition(":")[0]
        arguments = {
            "": [],
            "pk": lambda: [self.record(namespace).pk],
            "order": lambda: [self.application.order.number],
            "renewal": lambda: [self.renewal.number],
            "title": lambda: [self.invoice.title_id],
            "person": lambda: [self.application.organisation.contacts.first().pk],
            "change": lambda: [self.change.pk],
            "revenue": lambda: [self.revenue.pk],
            "code": lambda: [self.certificate.paper.code],
            "slot": lambda: ["licence"],
            "provider": lambda: ["wechat"],
            "kind": lambda: ["joining_notice"],
            "form-kind": lambda: ["pdf"],
            "form-pk": lambda: [self.application.pk, "docx"],
            "form-sample": lambda: [self.application.process_id, "docx"],
            "version": lambda: ["joining_notice", 1],
            "message": lambda: [self.message.pk],
            "export": lambda: [self.export.pk],
            "section": lambda: ["pages"],
            "page": lambda: [Page.objects.get(depth=2).pk],
            "lost": lambda: [0],
            "lost-slug": lambda: ["nobody"],
            "lost-path": lambda: ["nothing.png"],
            "lost-file": lambda: [0, "nothing.pdf"],
            "filed": lambda: [self.filed.pk],
            "post": lambda: [self.post.public_id],
            "post-act": lambda: [self.post.public_id, "close"],
            "inquiry": lambda: [self.inquiry.pk],
            "role": lambda: ["picture"],
            "moderation": lambda: [
                self.waiting(namespace).pk,
                task_state_of(self.waiting(namespace)).workflow_state_id,
            ],
            "versions": lambda: [self.record(namespace).pk, "live", "latest"],
            "task": lambda: [self.waiting(namespace).pk, "reject", task_state_of(self.waiting(namespace)).pk],
            "product": lambda: [self.product.public_id],
            "product-act": lambda: [self.product.public_id, "close"],
            "sheet": lambda: [self.certificate.pk],
            "lost-sheet": lambda: [0, "0" * 64],
        }
        if argument in self.files:
            pages = {"files:page": [1], "files:print-page": [1], "files:entry": [0]}.get(name, [])
            return reverse(name, args=[self.files[argument].pk, *pages])
        found = arguments[argument]
        return reverse(name, args=found() if callable(found) else found)


def make_people() -> dict[str, User]:
    people = {name: UserFactory() for name in VISITORS if name != "stranger"}
    people |= {name: UserFactory(phone=False) for name in STAFF}
    for name, role in STAFF.items():
        people[name].groups.add(Group.objects.get(name=role.name))
    people["admin"] = User.objects.create_superuser("admin", password=PASSWORD)
    for user in people.values():
        user.set_password(PASSWORD)
        user.save()
    return people


def make_process() -> JoiningProcess:
    process = JoiningProcess.objects.create(name="示例入会流程", is_current=True)
    group = Group.objects.get(name=roles.REVIEWER.name)
    add_stages(process, group=group, reviews=["资料审核"])
    return process


def approve(application: Application, reviewer: User) -> None:
    review_application(
        application=application,
        verdict=Verdict(Review.Decision.APPROVE),
        reviewer=reviewer,
        submission=application.submissions,
    )


def show_company(organisation: Organisation) -> None:
    """The company stands in the public list, in a city."""
    shown = {"is_listed": True, "city": City.objects.create(name="南京市")}
    update_listing(organisation=organisation, values=shown, by=None)


def asked_certificate(certificate: Certificate) -> CertificateRequest:
    return CertificateRequest.objects.get_or_create(certificate=certificate, kind="lost")[0]


def ask_for_invoice(application: Application) -> InvoiceRequest:
    blank = dict.fromkeys(("address", "phone", "bank", "account"), "")
    details = {"name": application.name, "uscc": application.uscc, "email": "bill@example.com"}
    return request_invoice(
        orders=[application.order], kind="receipt", details=details | blank, by=application.applicant
    )
