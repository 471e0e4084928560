"""The catalogue of what an application can ask for, in the order of the form. Form, check-your-answers
page, review screen and reasons per field all read it, so that a field is added in one place."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Group(TextChoices):
    BASICS = "basics", _("Basic information")
    CONTACT = "contact", _("Contact details")
    OTHER = "other", _("Other information")


@dataclass(frozen=True)
class Field:
    """One question: the model field it fills, its group, whether it must be answered."""

    name: str
    group: Group
    required: bool = False
    is_file: bool = False


CATALOGUE = (
    Field("logo", Group.BASICS, is_file=True),
    Field("name", Group.BASICS, required=True),
    Field("uscc", Group.BASICS, required=True),
    Field("industry", Group.BASICS, required=True),
    Field("level", Group.BASICS, required=True),
    Field("website", Group.BASICS),
    Field("address", Group.BASICS),
    Field("introduction", Group.BASICS),
    Field("contact_name", Group.CONTACT, required=True),
    Field("contact_phone", Group.CONTACT, required=True),
    Field("contact_title", Group.CONTACT, required=True),
    Field("contact_email", Group.CONTACT),
    Field("category", Group.OTHER, required=True),
    Field("landline", Group.OTHER),
    Field("head_name", Group.OTHER),
    Field("head_title", Group.OTHER),
    Field("licence", Group.OTHER, required=True, is_file=True),
    Field("metering_licence", Group.OTHER, is_file=True),
    Field("quality_certificate", Group.OTHER, is_file=True),
    Field("registration_form", Group.OTHER, required=True, is_file=True),
)

FIELD_NAMES = tuple(field.name for field in CATALOGUE)
FILE_FIELDS = tuple(field.name for field in CATALOGUE if field.is_file)
TEXT_FIELDS = tuple(field.name for field in CATALOGUE if not field.is_file)
REQUIRED_FIELDS = frozenset(field.name for field in CATALOGUE if field.required)


def fields_in(group: Group) -> list[Field]:
    return [field for field in CATALOGUE if field.group == group]
