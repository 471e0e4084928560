"""Every refusal of this room, in words for the person refused."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError

from .models import Organisation, Role


class LastOwner(DomainError):
    """A company always has somebody who answers for it."""

    message = _("This is the company's only owner. Make somebody else an owner, or hand the company over.")


class AlreadyThere(DomainError):
    """A phone is a person, and a person has one role in a company."""

    message = _("This number acts for the company already. Change the role in the list.")


class NotAnOwner(DomainError):
    """Only an owner has a company to hand over."""

    message = _("Only an owner can hand the company over, and only to somebody else.")


class NotYourRole(DomainError):
    """Somebody acts for the company, but in a role that may not do this."""

    def __init__(self, organisation: Organisation, *, held: Iterable[str], wanted: Iterable[str]):
        self.organisation = organisation
        super().__init__(
            gettext(
                "In %(company)s your role is “%(held)s”. This is for “%(wanted)s” only; an owner of the "
                "company can give you that role."
            )
            % {
                "company": organisation.name,
                "held": _named(held),
                "wanted": _named({Role.OWNER, *wanted}),
            }
        )


def _named(roles: Iterable[str]) -> str:
    return "、".join(str(role.label) for role in Role if role in set(roles))


class ReasonMissing(DomainError):
    """What the secretariat does with a company's account must be explained."""

    message = _("Say why: the reason stays in the history.")


class AccountIsLocked(DomainError):
    """A locked account opens to nobody, whatever its password."""

    message = _("This account is locked. Unlock it first.")


class CodeTaken(DomainError):
    """A company code is one company."""

    message = _("Another company has this company code.")


class WordsMissing(DomainError):
    """Who sends a change back says what is wrong with it."""

    message = _("Say what is wrong: the company reads it.")


class PrimaryIsOwner(DomainError):
    """Messages to the company reach somebody who may act on all of them."""

    message = _("The primary contact is an owner. Make this person an owner first.")


class TooManyPictures(DomainError):
    """A company shows a few pictures, not an album."""

    def __init__(self, most: int):
        super().__init__(gettext("At most %(most)s pictures.") % {"most": most})
