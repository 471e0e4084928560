"""What the rooms keep about a person, for the archive that they may ask for."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.accounts.models import User
from membership.accounts.personal_data import Fact, Part, StoredFile, facts, register_files, register_part
from membership.accounts.services import phone_of
from membership.joining.models import Application
from membership.notifications.addresses import user_mailbox
from membership.notifications.models import Notice
from membership.organisations.models import CompanyDetails, Contact
from membership.papers.access import user_can_read
from membership.papers.models import PrivateFile

from .notices import email_of


def companies(user: User) -> Iterator[list[Fact]]:
    people = Contact.everybody.filter(user=user).select_related("organisation").order_by("pk")
    names = ("organisation", "name", "phone", "title", "email", "role", "is_primary", "created_at", "left_at")
    for contact in people:
        yield [
            Fact("created_at", _("Since"), contact.created_at) if name == "created_at" else fact
            for name, fact in zip(names, facts(contact, *names), strict=True)
        ]


def applications(user: User) -> Iterator[list[Fact]]:
    names = ("number", "status", "contact_name", "contact_phone", "contact_title", "contact_email")
    for application in user.applications.order_by("pk"):
        yield [
            *facts(application, *names, "created_at", "submitted_at", "decided_at"),
            Fact("typed", _("As typed into the form"), "；".join(_typed(application))),
        ]


def _typed(application) -> Iterator[str]:
    """Under the names that the form's answers bear wherever they are kept."""
    labels = {
        field.name: field.verbose_name
        for model in (CompanyDetails, Application)
        for field in model._meta.get_fields()
        if not field.is_relation or field.many_to_one
    }
    for name, value in application.draft.items():
        if value:
            yield f"{labels.get(name, name)}：{value}"


def orders(user: User) -> Iterator[list[Fact]]:
    for order in user.orders.select_related("organisation").order_by("pk"):
        yield facts(order, "number", "organisation", "amount", "status", "created_at", "paid_at")


def messages(user: User) -> Iterator[list[Fact]]:
    """What was sent to this person alone; the text of a code or a password is not kept."""
    addresses = [address for address in (phone_of(user), email_of(user)) if address]
    sent = Notice.objects.filter(Q(recipient__in=addresses) | Q(recipient=user_mailbox(user.pk)))
    for notice in sent.order_by("pk").iterator():
        yield [
            Fact("type", _("What it is about"), notice.type_name),
            *facts(notice, "channel", "recipient", "subject"),
            Fact("text", _("Text"), notice.shown_text),
            *facts(notice, "status", "created_at", "sent_at"),
        ]


def choices(user: User) -> Iterator[list[Fact]]:
    for choice in user.opt_outs.order_by("pk"):
        yield facts(choice, "group", "channel", "chosen_at")


def uploads(user: User) -> Iterator[list[Fact]]:
    for file in _handed_in(user):
        yield [
            Fact("name", _("File"), file.name),
            Fact("size", _("Size in bytes"), file.size),
            Fact("created_at", _("Uploaded at"), file.created_at),
        ]


def _handed_in(user: User) -> list[PrivateFile]:
    """What they uploaded and may still open: a company that they left keeps its papers to itself."""
    files = PrivateFile.objects.filter(uploaded_by=user).order_by("created_at")
    return [file for file in files if user_can_read(user, file)]


def stored_files(user: User) -> Iterator[StoredFile]:
    for number, file in enumerate(_handed_in(user), start=1):
        yield StoredFile(f"{number:03d}-{file.name}", lambda file=file: file.file.open("rb"))


PARTS = (
    Part("companies", _("Companies you act for, or did"), companies),
    Part("applications", pgettext_lazy("in an archive", "Applications to join"), applications),
    Part("orders", pgettext_lazy("in an archive", "Orders"), orders),
    Part("messages", _("Messages sent to you"), messages),
    Part("choices", _("Messages you do not want"), choices),
    Part("uploads", _("Files you uploaded"), uploads),
)


def register() -> None:
    for part in PARTS:
        register_part(part)
    register_files(stored_files)
