"""What is owed, company by company: one parcel each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from membership.organisations.models import Contact, Organisation

from .models import Owed


@dataclass
class Shipment:
    organisation: Organisation
    rows: list[Owed] = field(default_factory=list)
    chosen: set[int] = field(default_factory=set)

    @property
    def contact(self) -> Contact | None:
        """Who receives it."""
        return next(iter(self.organisation.receivers), None)

    @property
    def phone(self) -> str:
        return self.contact.phone.as_national.replace(" ", "") if self.contact else ""

    @property
    def sent(self) -> list[Owed]:
        return [row for row in self.rows if row.pk in self.chosen]

    @property
    def has_address(self) -> bool:
        return bool(self.organisation.address)


def with_receivers(rows: QuerySet[Owed]) -> QuerySet[Owed]:
    """With the company's primary contact as `organisation.receivers`."""
    primary = Prefetch("organisation__contacts", Contact.objects.primary(), to_attr="receivers")
    return rows.with_papers().prefetch_related(primary)


def shipments_of(rows: Iterable[Owed], *, chosen: Iterable[int] | None = None) -> list[Shipment]:
    """One for each company, in the order in which their first row comes; all rows chosen unless said."""
    found: dict[int, Shipment] = {}
    wanted = None if chosen is None else set(chosen)
    for row in rows:
        shipment = found.setdefault(row.organisation_id, Shipment(row.organisation))
        shipment.rows.append(row)
        if wanted is None or row.pk in wanted:
            shipment.chosen.add(row.pk)
    return list(found.values())


def keys_in(values: Iterable[str]) -> list[int]:
    """The keys among what a browser sent; anything else is left out."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 19]
