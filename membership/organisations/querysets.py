from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q


def acting_for(user, path: str = "organisation", roles: Iterable[str] = ()) -> Q:
    """Records whose company this account acts for: as one of its contacts, or as the company's own account.

    `path` leads from the record to its company, "" from the company itself. With `roles`, contacts count
    in these roles only; an owner and the company's own account always do. It never doubles a row.
    """
    if not user.is_authenticated:
        return Q(pk__in=[])
    contacts = apps.get_model("organisations", "Contact").objects.filter(user=user)
    if roles:
        contacts = contacts.filter(role__in={"owner", *roles})
    own = f"{path}__enterprise_account__user" if path else "enterprise_account__user"
    return Q(**{f"{path or 'pk'}__in": contacts.values("organisation")}) | Q(**{own: user})


def left_by(user, path: str = "organisation") -> Q:
    """Records whose company this account once acted for."""
    contacts = apps.get_model("organisations", "Contact").everybody
    return Q(**{f"{path}__in": contacts.filter(user=user, left_at__isnull=False).values("organisation")})


class OrganisationQuerySet(models.QuerySet):
    def of(self, user):
        """The companies this account acts for."""
        return self.filter(acting_for(user, ""))

    def holding(self, file):
        """The companies that show this file now, or have it as a publicity picture."""
        names = [
            field.name
            for field in self.model._meta.fields
            if field.is_relation and field.related_model is type(file)
        ]
        shown = reduce(or_, (Q(**{name: file}) for name in names))
        pictured = apps.get_model("organisations", "CompanyPicture").objects.filter(file=file)
        return self.filter(shown | Q(pk__in=pictured.values("organisation")))


class ProposalQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(acting_for(user))

    def pending(self):
        """What waits for the secretariat."""
        return self.filter(status="pending")

    def unsettled(self):
        """What waits for the secretariat, or was sent back and waits for the company."""
        return self.filter(status__in=("pending", "returned"))


class RevenueRequestQuerySet(models.QuerySet):
    def unanswered(self):
        """Asked for and not entered; where the association still uses it."""
        revenues, rules = (
            apps.get_model("organisations", name) for name in ("Revenue", "OrganisationSettings")
        )
        entered = revenues.objects.filter(organisation=OuterRef("organisation"), year=OuterRef("year"))
        off = rules.objects.filter(asks_revenue=False)
        return self.filter(~Exists(entered), ~Exists(off))


class ContactQuerySet(models.QuerySet):
    def primary(self):
        return self.filter(is_primary=True)

    def owners(self):
        return self.filter(role="owner")

    def without_account(self):
        return self.filter(user__isnull=True)


class PresentContactManager(models.Manager.from_queryset(ContactQuerySet)):
    """Who acts for a company now."""

    use_in_migrations = False

    def get_queryset(self):
        return super().get_queryset().filter(left_at__isnull=True)
