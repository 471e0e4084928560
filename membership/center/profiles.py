"""What the member center shows of a company: labels and values in the words of its form."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from membership.organisations.models import Contact, Organisation
from membership.organisations.richtext import sanitise

BASIC = ("name", "uscc", "industry", "website", "address")
CONTACT = ("name", "phone", "title", "email")
FURTHER = ("category", "landline", "head_name", "head_title")
FILES = ("licence", "metering_licence", "quality_certificate")


def rows(record, names) -> list[tuple[str, object]]:
    return [(label_of(type(record), name), getattr(record, name) or "") for name in names]


def files(organisation: Organisation) -> list[tuple[str, object]]:
    return [(label_of(Organisation, name), getattr(organisation, name)) for name in FILES]


def label_of(model, name: str) -> str:
    return capfirst(model._meta.get_field(name).verbose_name)


def introduction(organisation: Organisation) -> SafeString:
    return mark_safe(sanitise(organisation.introduction))  # noqa: S308 - sanitised on the same line


def contacts(organisation: Organisation) -> list[list[tuple[str, object]]]:
    return [contact_rows(contact) for contact in organisation.contacts.all()]


def contact_rows(contact: Contact) -> list[tuple[str, object]]:
    values = dict(rows(contact, CONTACT))
    values[label_of(Contact, "phone")] = contact.phone.as_national.replace(" ", "")
    return list(values.items())
