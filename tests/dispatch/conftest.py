import uuid

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from membership.dispatch.models import Item, Owed
from membership.dispatch.services import dispatch_batch
from membership.joining.models import JoiningProcess, Stage, StageKind
from tests.factories import ProcessFactory, UserFactory, joined_application


@pytest.fixture
def process(db) -> JoiningProcess:
    """A process whose last step is the dispatch of papers."""
    process = ProcessFactory()
    Stage.objects.create(process=process, sort_order=9, kind=StageKind.DISPATCH, name="寄送资料")
    return process


@pytest.fixture
def application(process):
    """A company that has joined: its certificate and materials are owed."""
    return joined_application()


@pytest.fixture
def clerk(db):
    """Somebody of the secretariat who sends papers and gives files."""
    user = UserFactory(phone=False)
    codenames = (
        "access_admin",
        "view_owed",
        "change_owed",
        "view_batch",
        "view_associationfile",
        "add_associationfile",
        "change_associationfile",
    )
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def send(clerk):
    """Posts all that these applications' companies wait for, each with a number of its own."""

    def post(*applications, numbers=None, **changes):
        companies = [each.organisation for each in applications]
        rows = Owed.objects.waiting().filter(organisation__in=companies)
        given = numbers or {each.pk: f"SF100000000{each.pk:04}" for each in companies}
        values = {
            "token": uuid.uuid4(),
            "owed": list(rows.values_list("pk", flat=True)),
            "courier": "sf",
            "numbers": given,
            "posted_on": timezone.localdate(),
            "by": clerk,
        }
        return dispatch_batch(**values | changes)

    return post


def items_of(organisation) -> set[str]:
    return {Item(row.item).value for row in Owed.objects.waiting().filter(organisation=organisation)}
