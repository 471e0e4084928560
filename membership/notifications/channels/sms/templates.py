"""Which template of a gateway stands for a notice type: configuration (`SMS_TEMPLATES`), because each
gateway approves its own texts and only takes the values."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from ...types import all_types
from .. import Channel
from ..base import Refused
from .base import Message, Reason


@dataclass(frozen=True)
class Template:
    id: str
    params: Sequence[str] | None = None

    def names(self, message: Message) -> Sequence[str]:
        return message.params.keys() if self.params is None else self.params


def find_template(gateway: str, type_key: str) -> Template | None:
    entry = settings.SMS_TEMPLATES.get(type_key, {}).get(gateway)
    if not entry:
        return None
    if isinstance(entry, str):
        return Template(entry)
    return Template(entry["id"], entry.get("params"))


def template_of(gateway: str, message: Message) -> tuple[str, dict[str, str]]:
    """The template's id and the values it takes, in its order."""
    template = find_template(gateway, message.type)
    if template is None:
        raise Refused(Reason.CONFIGURATION, detail=f"SMS_TEMPLATES[{message.type!r}][{gateway!r}]")
    try:
        return template.id, {name: message.params[name] for name in template.names(message)}
    except KeyError as error:
        raise Refused(Reason.CONFIGURATION, detail=f"SMS_TEMPLATES[{message.type!r}]: {error}") from error


def missing_templates(gateway: str) -> list[str]:
    return [
        f"SMS_TEMPLATES[{type_.key!r}][{gateway!r}]"
        for type_ in all_types()
        if Channel.SMS in type_.channels and find_template(gateway, type_.key) is None
    ]
