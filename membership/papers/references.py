"""Does anything still speak of a file? Foreign keys do, and so do the snapshots kept as JSON:
revisions, the audit log, the answers of a form."""

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast

from .models import PrivateFile


def is_referenced(file: PrivateFile) -> bool:
    return in_relations(file) or in_snapshots(file)


def in_relations(file: PrivateFile) -> bool:
    # Many-to-many relations show up here through the rows that join them.
    relations = [
        field
        for field in PrivateFile._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: file}).exists()
        for relation in relations
    )


def in_snapshots(file: PrivateFile) -> bool:
    for model in apps.get_models():
        if not model._meta.managed or model._meta.proxy:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.JSONField) and names_file(model, field.name, file):
                return True
    return False


def names_file(model, field: str, file: PrivateFile) -> bool:
    text = Cast(field, models.TextField())
    return model._base_manager.alias(_text=text).filter(_text__contains=str(file.pk)).exists()
