import pytest
from django.contrib.auth.models import Permission

from membership.papers.services import render_paper
from tests.factories import UserFactory, joined_application


@pytest.fixture
def application(db):
    """A company that has joined; its certificate is issued, the PDF not made yet."""
    return joined_application()


@pytest.fixture
def certificate(application):
    return application.organisation.membership.certificates.get()


@pytest.fixture
def rendered(certificate):
    """The same with its PDF."""
    assert render_paper(paper_id=certificate.paper_id)
    certificate.paper.refresh_from_db()
    return certificate


@pytest.fixture
def staff(db):
    """Makes members of staff who may enter the admin and have these permissions."""

    def make(*codenames):
        user = UserFactory(phone=False)
        user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
        return user

    return make
